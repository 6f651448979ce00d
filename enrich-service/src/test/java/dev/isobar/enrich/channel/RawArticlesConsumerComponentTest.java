package dev.isobar.enrich.channel;

import static dev.isobar.testing.KafkaTestClient.header;
import static dev.isobar.testing.KafkaTestClient.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.channel.ReplayHistory;
import dev.isobar.contracts.channel.ReplayLane;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class RawArticlesConsumerComponentTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject MeterRegistry metrics;

  private KafkaTestClient kafka;
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void connect() {
    kafka = KafkaTestClient.withTopics(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    kafka.close();
  }

  @Test
  void writesEnrichedArticlesAsCloudEventsWithTheirTrace() throws Exception {
    ProducerRecord<byte[], byte[]> raw = raw("a", article(id("a"), "Methane fell.", 1));
    raw.headers()
        .add(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
    raw.headers().add(ReplayHistory.HEADER, "{\"number\":1}".getBytes(UTF_8));
    ReplayLane.add(raw.headers());
    kafka.send(List.of(raw));
    ConsumerRecord<byte[], byte[]> event = enriched(1).get(0);
    assertThat(ReplayLane.is(event.headers())).isTrue();
    assertThat(key(event)).isEqualTo(id("a"));
    assertThat(header(event, "ce_type")).isEqualTo("dev.isobar.article.enriched.v1");
    assertThat(header(event, "ce_id")).isEqualTo(id("a") + "/1704067201000");
    assertThat(header(event, "ce_source")).isEqualTo("/isobar/enrich-service");
    assertThat(header(event, "traceparent")).startsWith("00-0af7651916cd43dd");
    assertThat(header(event, ReplayHistory.HEADER)).isEqualTo("{\"number\":1}");
    EnrichedArticle article = read(event);
    assertThat(article.text()).isEqualTo("Methane fell.");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.extensions()).containsEntry("desk", "climate");
  }

  @Test
  void keepsTheOrderOfOneArticle() throws Exception {
    List<ProducerRecord<byte[], byte[]>> revisions = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      revisions.add(raw("same", article(id("same"), "Revision " + i, i % 60)));
    }
    kafka.send(revisions);
    assertThat(enriched(300))
        .extracting(event -> read(event).text())
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 300).mapToObj(i -> "Revision " + i).toList());
  }

  @Test
  void deadLettersUnreadableRecordsAndContinues() throws Exception {
    Map<String, byte[]> poison = new LinkedHashMap<>();
    poison.put("not-json", "no json".getBytes(UTF_8));
    poison.put("not-json brackets", "[".repeat(1 << 20).getBytes(UTF_8));
    poison.put("not-json nested", ("[".repeat(500_000) + "]".repeat(500_000)).getBytes(UTF_8));
    poison.put("not-json bytes", new byte[] {(byte) 0xFF, 0, (byte) 0xC3, 0x28});
    poison.put("not-json empty", new byte[0]);
    poison.put("tombstone", null);
    poison.put("invalid array", "[1, 2]".getBytes(UTF_8));
    poison.put("invalid null", "null".getBytes(UTF_8));
    poison.put(
        "invalid types", "{\"feed\": 7, \"fetchedAt\": [], \"contentType\": {}}".getBytes(UTF_8));
    poison.put(
        "invalid base64",
        "{\"feed\":\"f\",\"fetchedAt\":\"2024-01-01T00:00:00Z\",\"contentType\":\"text/html\",\"contentBase64\":\"a\"}"
            .getBytes(UTF_8));
    poison.put("not-text picture", binary("image/png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"));
    poison.put("not-text page", binary("text/html", "JVBERi0xLjcKMSAwIG9iago8PCAvVHlwZSA+Pg=="));
    poison.put("too-large", article("x", "y".repeat(1 << 20), 0));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    poison.forEach((why, value) -> records.add(raw(why, value)));
    records.add(new ProducerRecord<>(KafkaTopics.RAW, null, article(id("no-key"), "No key.", 0)));
    records.add(raw("token", article(id("token"), "x".repeat(20_000), 0)));
    records.add(raw("surrogate", surrogate()));
    records.add(raw("nested html", html(id("html"), "<div><b>".repeat(60_000) + "Deep")));
    kafka.send(records);

    List<ConsumerRecord<byte[], byte[]>> dead =
        kafka.await(KafkaTopics.RAW_DLQ, poison.size(), record -> key(record).startsWith(run));
    assertThat(dead).hasSize(poison.size());
    for (ConsumerRecord<byte[], byte[]> letter : dead) {
      String why = key(letter).substring(run.length() + 1);
      assertThat(header(letter, DeadLetter.REASON)).as(why).isEqualTo(why.split(" ")[0]);
      assertThat(letter.value()).as(why).isEqualTo(poison.get(why));
      assertThat(header(letter, DeadLetter.SERVICE)).isEqualTo("enrich-service");
      assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(KafkaTopics.RAW);
      assertThat(header(letter, DeadLetter.MESSAGE)).isNotBlank();
    }
    assertThat(enriched(4))
        .extracting(KafkaTestClient::key)
        .containsExactlyInAnyOrder(id("no-key"), id("token"), id("surrogate"), id("html"));
  }

  @Test
  void countsEachArticleOnceByOutcomeAndLane() throws Exception {
    double enriched = counted("enriched", "none", "quick");
    double invalid = counted("dead-letter", "invalid", "none");
    kafka.send(List.of(raw("c", article(id("c"), "Counted.", 0)), raw("d", "{}".getBytes(UTF_8))));
    enriched(1);
    kafka.await(KafkaTopics.RAW_DLQ, 1, record -> key(record).equals(id("d")));
    Polling.until(
        "counted articles",
        () ->
            counted("dead-letter", "invalid", "none") >= invalid + 1
                && counted("enriched", "none", "quick") >= enriched + 1);
    assertThat(counted("enriched", "none", "quick")).isEqualTo(enriched + 1);
    assertThat(counted("dead-letter", "invalid", "none")).isEqualTo(invalid + 1);
  }

  private double counted(String outcome, String reason, String lane) {
    var counter =
        metrics
            .find("isobar.articles")
            .tags("outcome", outcome, "reason", reason, "lane", lane)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private List<ConsumerRecord<byte[], byte[]>> enriched(int count) {
    return kafka.await(KafkaTopics.ENRICHED, count, record -> key(record).startsWith(run));
  }

  private ProducerRecord<byte[], byte[]> raw(String key, byte[] value) {
    return new ProducerRecord<>(KafkaTopics.RAW, id(key).getBytes(UTF_8), value);
  }

  private String id(String name) {
    return run + "-" + name;
  }

  private static EnrichedArticle read(ConsumerRecord<byte[], byte[]> event) {
    return ContractJson.readEnriched(event.value(), 1 << 24);
  }

  private static byte[] article(String id, String content, int second) {
    return json(id, "text/plain", content, second);
  }

  private static byte[] html(String id, String content) {
    return json(id, "text/html", content, 0);
  }

  private static byte[] json(String id, String type, String content, int second) {
    return ContractJson.write(
        Map.of(
            "id",
            id,
            "feed",
            "test",
            "fetchedAt",
            "2024-01-01T00:00:%02dZ".formatted(second),
            "contentType",
            type,
            "content",
            content,
            "desk",
            "climate"));
  }

  private static byte[] binary(String contentType, String base64) {
    return """
        {"feed":"f","fetchedAt":"2024-01-01T00:00:00Z","contentType":"%s","contentBase64":"%s"}"""
        .formatted(contentType, base64)
        .getBytes(UTF_8);
  }

  private byte[] surrogate() {
    String json = new String(article(id("surrogate"), "Lone @ here", 0), UTF_8);
    return json.replace("@", "\\ud800").getBytes(UTF_8);
  }
}
