package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Nothing that a producer can write to the raw topic stops the newswire or is lost. */
class PoisonIT {
  private static final String FEED = "poison-test";
  private static final String ARTICLE =
      "{\"feed\":\"" + FEED + "\",\"fetchedAt\":\"2024-09-12T00:00:00Z\",%s}";

  private static Map<String, String> poison() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("poison-words", "this is no JSON");
    values.put("poison-empty", "");
    values.put("poison-array", "[1,2,3]");
    values.put("poison-brackets", "[".repeat(1 << 20));
    values.put("poison-types", ARTICLE.formatted("\"contentType\":7,\"content\":\"a\""));
    values.put("poison-missing", ARTICLE.formatted("\"contentType\":\"text/plain\""));
    values.put(
        "poison-base64",
        ARTICLE.formatted("\"contentType\":\"text/html\",\"contentBase64\":\"%%%\""));
    values.put("poison-nul", "\u0000\u0000\u0000");
    values.put(
        "poison-large",
        ARTICLE.formatted(
            "\"contentType\":\"text/plain\",\"content\":\"" + "x".repeat(1 << 20) + "\""));
    return values;
  }

  /** Unusual but valid articles. */
  private static List<String> strange() {
    return List.of(
        ARTICLE.formatted(
            "\"contentType\":\"text/plain\",\"content\":\"" + "methane".repeat(3000) + "\""),
        ARTICLE.formatted(
            "\"contentType\":\"text/plain\",\"content\":\"\\ud800 methane \\udfff\\u0000\""),
        ARTICLE.formatted("\"contentType\":\"text/plain\",\"content\":\"\""),
        ARTICLE.formatted(
            "\"contentType\":\"no/such; charset=klingon\",\"contentBase64\":\"/////w==\""),
        ARTICLE.formatted(
            "\"contentType\":\"text/html\",\"content\":\""
                + "<div><b>".repeat(20_000)
                + "methane\""),
        ARTICLE.formatted(
            "\"contentType\":\"text/html\",\"content\":\"<p>x<table><tr><script>\",\"title\":\"a\\u0000b\""));
  }

  @Test
  void deadLettersInvalidArticlesAndStoresTheRest() {
    RunningNewswire newswire = RunningNewswire.get();
    Map<String, String> poison = poison();
    List<String> strange = strange();
    Map<String, ConsumerRecord<byte[], byte[]>> letters;
    try (KafkaTestClient kafka = new KafkaTestClient(newswire.bootstrapServers())) {
      poison.forEach((key, value) -> kafka.send(KafkaTopics.RAW, key, value.getBytes(UTF_8)));
      kafka.send(KafkaTopics.RAW, "poison-tombstone", null);
      for (int i = 0; i < strange.size(); i++) {
        kafka.send(KafkaTopics.RAW, "strange-" + i, strange.get(i).getBytes(UTF_8));
      }
      kafka.send(KafkaTopics.RAW, "plain", ContractJson.write(Articles.of(FEED, 1)));
      letters = DeadLetterReader.await(kafka, "poison-", poison.size() + 1);
    }
    assertThat(letters.keySet()).containsAll(poison.keySet()).contains("poison-tombstone");
    poison.forEach(
        (key, value) -> {
          var letter = letters.get(key);
          assertThat(letter.value()).as(key).isEqualTo(value.getBytes(UTF_8));
          assertThat(KafkaTestClient.header(letter, DeadLetter.TOPIC)).isEqualTo(KafkaTopics.RAW);
          assertThat(KafkaTestClient.header(letter, DeadLetter.SERVICE)).contains("enrich-service");
          assertThat(KafkaTestClient.header(letter, DeadLetter.MESSAGE)).isNotBlank();
        });
    assertThat(DeadLetterReader.reason(letters.get("poison-words"))).isEqualTo("not-json");
    assertThat(DeadLetterReader.reason(letters.get("poison-brackets"))).isEqualTo("not-json");
    assertThat(DeadLetterReader.reason(letters.get("poison-types"))).isEqualTo("invalid");
    assertThat(KafkaTestClient.header(letters.get("poison-types"), DeadLetter.MESSAGE))
        .contains("/contentType");
    assertThat(DeadLetterReader.reason(letters.get("poison-large"))).isEqualTo("too-large");

    List<String> visible =
        Polling.eventually(
            () -> newswire.client().ids(FEED), ids -> ids.size() == strange.size() + 1);
    assertThat(visible).doesNotHaveDuplicates();
  }
}
