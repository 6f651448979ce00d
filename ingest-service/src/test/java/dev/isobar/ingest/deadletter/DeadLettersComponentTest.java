package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.channel.Replay;
import dev.isobar.contracts.channel.ReplayHistory;
import dev.isobar.ingest.Pushing;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class DeadLettersComponentTest {
  @TestHTTPResource URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Inject LetterConsumerFactory consumers;

  private final String reason = "test-" + UUID.randomUUID();
  private KafkaTestClient kafka;
  private LetterWriter letters;
  private Pushing http;

  @BeforeEach
  void connect() {
    kafka = KafkaTestClient.withTopics(broker);
    letters = new LetterWriter(kafka);
    http = new Pushing(service).awaitReady();
  }

  @AfterEach
  void disconnect() {
    kafka.close();
  }

  @Test
  void listsTheNewestFirstPageByPage() throws Exception {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      written.add(letters.write(LetterTopic.RAW, "k" + i, "no json " + i, reason));
      letters.write(LetterTopic.RAW, "k", "of another reason", "other");
    }
    Collections.reverse(written);
    List<String> listed = new ArrayList<>();
    String after = "";
    int pages = 0;
    do {
      JsonNode page = get("/dead-letters?topic=raw&limit=7&reason=" + reason + after);
      page.path("items").forEach(item -> listed.add(item.path("id").asText()));
      after = page.has("next") ? "&after=" + page.path("next").asText() : null;
      pages++;
    } while (after != null);
    assertThat(listed).isEqualTo(written);
    assertThat(pages).isGreaterThanOrEqualTo(5);
  }

  @Test
  void filtersByFeedAndTime() throws Exception {
    String feed = "feed-" + UUID.randomUUID();
    String truncated = "{\"content\":\"x\",\"feed\":\"" + feed + "\",\"contentType\":";
    String id = letters.write(LetterTopic.RAW, "k", truncated, reason);
    String enriched = "{\"id\":\"a\",\"source\":{\"feed\":\"" + feed + "\"},\"text\":7}";
    String second = letters.write(LetterTopic.ENRICHED, "k", enriched, reason);
    assertThat(ids("topic=raw&feed=" + feed)).containsExactly(id);
    assertThat(ids("topic=enriched&feed=" + feed)).containsExactly(second);
    String time = get("/dead-letters/" + id).path("time").asText();
    assertThat(ids("topic=raw&feed=" + feed + "&from=" + time)).containsExactly(id);
    assertThat(ids("topic=raw&feed=" + feed + "&to=" + time)).isEmpty();
    assertThat(ids("topic=raw&feed=" + feed + "&from=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(ids("topic=raw&feed=" + feed + "&to=2000-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void showsWhyWhenAndWhere() throws Exception {
    String id = letters.write(LetterTopic.RAW, "schlüssel", "kein JSON: 气候", reason);
    JsonNode letter = get("/dead-letters/" + id);
    assertThat(letter.path("reason").asText()).isEqualTo(reason);
    assertThat(letter.path("message").asText()).isEqualTo(reason + ": send it");
    assertThat(letter.path("service").asText()).isEqualTo("test");
    assertThat(letter.path("key").asText()).isEqualTo("schlüssel");
    assertThat(letter.at("/origin/topic").asText()).isEqualTo(KafkaTopics.RAW);
    assertThat(letter.at("/origin/partition").asInt()).isEqualTo(3);
    assertThat(letter.at("/origin/offset").asInt()).isEqualTo(17);
    assertThat(letter.at("/value/text").asText()).isEqualTo("kein JSON: 气候");
    assertThat(letter.at("/headers/0/name").asText()).isEqualTo("isobar-dlq-reason");
    assertThat(letter.at("/headers/0/text").asText()).isEqualTo(reason);
    assertThat(letter.has("replayed")).isFalse();

    ConsumerRecord<byte[], byte[]> binary =
        LetterWriter.record(LetterTopic.RAW, null, new byte[] {(byte) 0xff, 0, 1});
    String second = letters.write(LetterTopic.RAW, binary, reason);
    assertThat(get("/dead-letters/" + second).at("/value/base64").asText()).isEqualTo("/wAB");
    String tombstone = letters.write(LetterTopic.RAW, "k", null, reason);
    assertThat(get("/dead-letters/" + tombstone).has("value")).isFalse();
    assertThat(http.get("/dead-letters/" + tombstone + "/value").statusCode()).isEqualTo(204);
  }

  @Test
  void returnsTheWholeValueOfALargeLetter() throws Exception {
    String large = "气".repeat(200_000);
    String id = letters.write(LetterTopic.RAW, "k", large, reason);
    JsonNode value = get("/dead-letters/" + id).path("value");
    assertThat(value.path("truncated").asBoolean()).isTrue();
    assertThat(value.path("bytes").asInt()).isEqualTo(600_000);
    assertThat(value.path("text").asText()).matches("气+").hasSize(262_144 / 3);
    assertThat(http.get("/dead-letters/" + id + "/value").body()).isEqualTo(large);
  }

  @Test
  void replaysTheOriginalBytesAndKeepsTheHistory() throws Exception {
    String key = "key-" + reason;
    byte[] value = {(byte) 0xff, 0, 1};
    ConsumerRecord<byte[], byte[]> record = LetterWriter.record(LetterTopic.RAW, key, value);
    record.headers().add("mine", "x".getBytes(UTF_8));
    String id = letters.write(LetterTopic.RAW, record, reason);
    JsonNode answer = replay(id, "");
    assertThat(answer.path("marked").asBoolean()).isTrue();
    assertThat(answer.at("/written/topic").asText()).isEqualTo(KafkaTopics.RAW);

    ConsumerRecord<byte[], byte[]> again = raw(key, 1).get(0);
    assertThat(again.offset()).isEqualTo(answer.at("/written/offset").asLong());
    assertThat(again.value()).isEqualTo(value);
    assertThat(KafkaTestClient.header(again, "mine")).isEqualTo("x");
    assertThat(Arrays.stream(again.headers().toArray()).map(header -> header.key()))
        .containsExactlyInAnyOrder("mine", ReplayHistory.HEADER);

    String second = letters.write(LetterTopic.RAW, again, reason);
    replay(second, "");
    List<Replay> history = ReplayHistory.of(raw(key, 2).get(1).headers());
    assertThat(history).extracting(Replay::number).containsExactly(1, 2);
    assertThat(history)
        .extracting(one -> one.origin().offset())
        .containsExactly(17L, again.offset());
    assertThat(history).allMatch(one -> one.by().equals("local") && !one.fixed());
    JsonNode shown = get("/dead-letters/" + second);
    assertThat(shown.at("/history/0/number").asInt()).isEqualTo(1);
    assertThat(shown.at("/replayed/number").asInt()).isEqualTo(2);
    assertThat(ids("topic=raw&replayed=true&reason=" + reason)).containsExactly(second, id);
    assertThat(ids("topic=raw&replayed=false&reason=" + reason)).isEmpty();
  }

  @Test
  void marksAreReadAgainAfterARestart() throws Exception {
    String id = letters.write(LetterTopic.RAW, "k", "no json", reason);
    replay(id, "");
    ReplayMarks restarted = new ReplayMarks();
    try (LetterConsumer consumer = consumers.consumer(Duration.ofSeconds(10))) {
      restarted.update(consumer);
      restarted.update(consumer);
    }
    long offset = Long.parseLong(id.split("/")[2]);
    TopicPartition partition = new TopicPartition(KafkaTopics.RAW_DLQ, 0);
    assertThat(restarted.of(partition, offset).reason()).isEqualTo(reason);
    restarted.dropBefore(partition, offset + 1);
    assertThat(restarted.of(partition, offset)).isNull();
  }

  @Test
  void replaysAFixedArticle() throws Exception {
    String id = letters.write(LetterTopic.RAW, "some-key", "no json", reason);
    JsonNode answer = replay(id, Pushing.article("fixed-" + reason));
    ConsumerRecord<byte[], byte[]> fixed = raw(answer.path("articleId").asText(), 1).get(0);
    assertThat(new String(fixed.value(), UTF_8)).contains("fixed-" + reason);
    assertThat(KafkaTestClient.header(fixed, "ce_type")).isEqualTo("dev.isobar.article.raw.v1");
    assertThat(ReplayHistory.of(fixed.headers())).singleElement().matches(Replay::fixed);
  }

  @Test
  void refusesAFixThatIsStillWrong() throws Exception {
    String id = letters.write(LetterTopic.RAW, "k", "no json", reason);
    assertProblem(post(id, "{\"feed\":\"f\"}"), 400, "invalid-article");
    assertProblem(post(id, "still no json"), 400, "not-json");
    String enriched = letters.write(LetterTopic.ENRICHED, "k", "no json", reason);
    assertProblem(post(enriched, Pushing.article("a")), 400, "not-fixable");
    assertThat(ids("topic=raw&replayed=true&reason=" + reason)).isEmpty();
  }

  @Test
  void replaysEnrichedLettersAndTombstones() throws Exception {
    String key = "key-" + reason;
    replay(letters.write(LetterTopic.ENRICHED, key, "{}", reason), "");
    replay(letters.write(LetterTopic.RAW, key, null, reason), "");
    assertThat(
            kafka.await(KafkaTopics.ENRICHED, 1, record -> KafkaTestClient.key(record).equals(key)))
        .hasSize(1);
    assertThat(raw(key, 1).get(0).value()).isNull();
  }

  @Test
  void replaysTheLettersOfAFilterOnce() throws Exception {
    for (int i = 0; i < 25; i++) {
      letters.write(LetterTopic.RAW, reason, "no json " + i, reason);
      letters.write(LetterTopic.RAW, "other-" + reason, "no json", "other");
    }
    String filter = "/dead-letters/replay?topic=raw&reason=" + reason;
    JsonNode dry = json(post(filter + "&dryRun=true"));
    assertThat(dry.path("matched").asInt()).isEqualTo(25);
    assertThat(dry.path("replayed").asInt()).isZero();
    JsonNode first = json(post(filter + "&limit=10"));
    assertThat(first.path("replayed").asInt()).isEqualTo(10);
    assertThat(first.path("failed").asInt()).isZero();
    assertThat(first.path("next").asText()).isNotEmpty();
    assertThat(json(post(filter)).path("replayed").asInt()).isEqualTo(15);
    assertThat(json(post(filter)).path("matched").asInt()).isZero();
    assertThat(raw(reason, 25)).hasSize(25);
    assertThat(kafka.all(KafkaTopics.RAW, r -> KafkaTestClient.key(r).equals("other-" + reason)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "topic=cooked",
        "topic=raw&topic=raw",
        "topic=raw&limit=0",
        "topic=raw&limit=501",
        "topic=raw&limit=x",
        "topic=raw&after=x",
        "topic=raw&from=yesterday",
        "topic=raw&from=2024-01-02T00:00:00Z&to=2024-01-01T00:00:00Z",
        "topic=raw&reason=",
        "topic=raw&replayed=maybe",
        "topic=raw&dryRun=true",
        "topic=raw&other=1"
      })
  void refusesBadParameters(String query) throws Exception {
    assertProblem(http.get("/dead-letters?" + query), 400, "bad-parameter");
  }

  @Test
  void refusesUnknownLettersPathsAndMethods() throws Exception {
    for (String path :
        List.of("raw/0/999999999", "raw/77/0", "cooked/0/0", "raw/x/0", "raw/0/-1", "raw/0/1e3")) {
      assertProblem(http.get("/dead-letters/" + path), 404, "not-found");
      assertProblem(post(path, ""), 404, "not-found");
    }
    assertProblem(http.get("/dead-letters/raw/0"), 404, "not-found");
    assertProblem(http.get("/dead-letters/raw/0/0/replay"), 405, "method-not-allowed");
    assertProblem(post("/dead-letters"), 405, "method-not-allowed");
    HttpResponse<String> text =
        http.post("/dead-letters/raw/0/0/replay", "text/plain", "x".getBytes(UTF_8));
    assertProblem(text, 415, "unsupported-media-type");
    assertProblem(http.get("/no/such/path"), 404, "not-found");
  }

  private List<ConsumerRecord<byte[], byte[]>> raw(String key, int count) {
    return kafka.await(KafkaTopics.RAW, count, record -> KafkaTestClient.key(record).equals(key));
  }

  private List<String> ids(String query) throws Exception {
    List<String> ids = new ArrayList<>();
    get("/dead-letters?" + query).path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Pushing.json(answer);
  }

  private JsonNode replay(String id, String body) throws Exception {
    HttpResponse<String> answer = post(id, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Pushing.json(answer);
  }

  private HttpResponse<String> post(String id, String body) throws Exception {
    return http.post("/dead-letters/" + id + "/replay", "application/json", body.getBytes(UTF_8));
  }

  private HttpResponse<String> post(String path) throws Exception {
    return http.post(path, "application/json", new byte[0]);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Pushing.json(answer);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String word)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/" + word);
    if (status == 405) {
      assertThat(answer.headers().firstValue("Allow")).isPresent();
    }
  }
}
