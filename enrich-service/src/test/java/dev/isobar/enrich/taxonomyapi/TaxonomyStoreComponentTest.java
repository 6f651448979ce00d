package dev.isobar.enrich.taxonomyapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Concepts changed over HTTP and Kafka, on a real broker, while articles flow. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(90)
class TaxonomyStoreComponentTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject TaxonomyStore live;
  @Inject TaxonomyConfig settings;
  @Inject EnrichConfig enrichSettings;
  @Inject EnricherHolder enricher;

  private final String run = "t" + UUID.randomUUID().toString().replace("-", "");
  private KafkaTestClient kafka;

  @BeforeEach
  void connect() {
    kafka = KafkaTestClient.withTopics(bootstrapServers);
    Polling.until("taxonomy read", enricher::isReady);
  }

  @AfterEach
  void revertAllChanges() throws Exception {
    List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
    live.state().overrides().keySet().forEach(id -> tombstones.add(record(id, null)));
    live.state().unread().keySet().forEach(id -> tombstones.add(record(id, null)));
    kafka.send(tombstones);
    Polling.until(
        "built-in taxonomy",
        () -> live.state().overrides().isEmpty() && live.state().unread().isEmpty());
    kafka.close();
  }

  @Test
  void aChangedConceptIsInTheNextEventAndItsVersionToo() throws Exception {
    String builtIn = version();
    Response put = put(run, concept("zorblax capture"));
    assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    String changed = put.path("version");
    assertThat(changed).isNotEqualTo(builtIn).isEqualTo(version());
    assertThat(put.<String>path("was")).isEqualTo(builtIn);
    assertThat(put.header("ETag")).isEqualTo("\"" + changed + "\"");
    EnrichedArticle article = enrich("1", "Zorblax capture and climate change.");
    assertThat(article.taxonomyVersion()).isEqualTo(changed);
    assertThat(article.topics()).extracting(topic -> topic.id()).contains(run);

    Response taken = given().delete("/taxonomy/concepts/" + run);
    assertThat(taken.<String>path("version")).isEqualTo(builtIn);
    EnrichedArticle again = enrich("2", "Zorblax capture and climate change.");
    assertThat(again.taxonomyVersion()).isEqualTo(builtIn);
    assertThat(again.topics()).extracting(topic -> topic.id()).doesNotContain(run);
  }

  @Test
  void bundledConceptIsReplacedAndReset() throws Exception {
    String before = given().get("/taxonomy/concepts/methane").asString();
    assertThat(before).contains("\"from\":\"default\"");
    Response put = put("methane", before);
    assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    assertThat(put.<Boolean>path("applied")).isTrue();
    assertThat(put.<String>path("version")).isEqualTo(put.path("was"));
    assertThat(given().get("/taxonomy/concepts/methane").<String>path("from"))
        .isEqualTo("override");
    given().delete("/taxonomy/concepts/methane").then().statusCode(200);
    assertThat(given().get("/taxonomy/concepts/methane").asString()).isEqualTo(before);
    given().delete("/taxonomy/concepts/methane").then().statusCode(404);
  }

  @Test
  void everyReplicaAndRestartHasTheSameTaxonomy() throws Exception {
    String above = run + "-above";
    kafka.send(
        List.of(
            record(run, concept("zorblax", above, "gone")),
            record(above, concept("zorblax policy", "climate-change")),
            record(run + "-broken", "{\"id\": 7}".getBytes(UTF_8)),
            record(run + "-other", concept("x"))));
    Polling.until("change of the taxonomy", () -> live.state().unread().size() == 2);
    EnricherHolder other = new EnricherHolder(enricher.get().with(live.builtIn()));
    TaxonomyStore replica = new TaxonomyStore(other);
    TaxonomyConsumer channel =
        new TaxonomyConsumer(
            null, replica, other, new SimpleMeterRegistry(), settings, enrichSettings);
    channel.take(all());
    channel.applyIfDue();
    assertThat(other.isReady()).isTrue();
    assertThat(replica.state().taxonomy().version()).isEqualTo(version());
    assertThat(replica.state().overrides()).isEqualTo(live.state().overrides());
    assertThat(replica.state().unread()).isEqualTo(live.state().unread());
    assertThat(replica.state().leftOut()).isEqualTo(Map.of(run, List.of("gone")));
    assertThat(replica.state().taxonomy().broader(run)).startsWith(above, "climate-change");
    String version = put(run, concept("zorblax two")).path("version");
    channel.take(all());
    Polling.until(
        "change of the taxonomy",
        () -> {
          channel.applyIfDue();
          return replica.state().taxonomy().version().equals(version);
        });
  }

  /** Everything that the Kafka topic holds, as the channel gets it. */
  private ConsumerRecords<byte[], byte[]> all() {
    List<ConsumerRecord<byte[], byte[]>> records = kafka.all(KafkaTopics.TAXONOMY);
    return new ConsumerRecords<>(
        Map.of(new TopicPartition(KafkaTopics.TAXONOMY, 0), records), Map.of());
  }

  @Test
  void invalidRecordChangesNothingAndIsListed() throws Exception {
    String changed = put(run, concept("zorblax")).path("version");
    kafka.send(List.of(record(run, "no json".getBytes(UTF_8))));
    Polling.until("change of the taxonomy", () -> live.state().unread().containsKey(run));
    assertThat(version()).isEqualTo(changed);
    Response all = given().get("/taxonomy");
    assertThat(all.<String>path("unread[0].key")).isEqualTo(run);
    assertThat(all.<String>path("unread[0].reason")).isEqualTo("not-json");
    Polling.until(
        "change of the taxonomy", () -> given().get("/q/health/ready").statusCode() == 200);
    assertThat(given().get("/q/health/ready").asString()).contains("\"unread\": 1");
    put(run, concept("zorblax")).then().statusCode(200);
    assertThat(live.state().unread()).isEmpty();
  }

  @Test
  void manyChangesAtOnceAreAppliedTogether() throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      records.add(record(run + "-" + i % 50, concept("zorblax " + i)));
    }
    kafka.send(records);
    Polling.until(
        "change of the taxonomy",
        () ->
            labels().containsAll(IntStream.range(450, 500).mapToObj(i -> "zorblax " + i).toList()));
    assertThat(labels()).hasSize(50);
  }

  private List<String> labels() {
    return live.state().overrides().values().stream().map(c -> c.labels().get("en")).toList();
  }

  private EnrichedArticle enrich(String name, String text) throws Exception {
    String id = run + "-article-" + name;
    Map<String, Object> article =
        Map.of(
            "id", id,
            "feed", "test",
            "fetchedAt", "2024-01-01T00:00:00Z",
            "contentType", "text/plain",
            "content", text);
    kafka.send(
        List.of(
            new ProducerRecord<>(
                KafkaTopics.RAW, id.getBytes(UTF_8), ContractJson.write(article))));
    List<ConsumerRecord<byte[], byte[]>> events =
        kafka.await(KafkaTopics.ENRICHED, 1, event -> id.equals(KafkaTestClient.key(event)));
    assertThat(events).as("the quick lane, and perhaps the deep one already").isNotEmpty();
    return ContractJson.readEnriched(events.get(0).value(), 1 << 24);
  }

  private static Response put(String id, Object concept) {
    return given()
        .contentType("application/json")
        .body(concept instanceof byte[] json ? new String(json, UTF_8) : concept)
        .put("/taxonomy/concepts/" + id);
  }

  private ProducerRecord<byte[], byte[]> record(String id, byte[] concept) {
    byte[] value = concept;
    if (concept != null && new String(concept, UTF_8).contains("\"labels\"")) {
      value = withId(id, concept);
    }
    return new ProducerRecord<>(KafkaTopics.TAXONOMY, id.getBytes(UTF_8), value);
  }

  private byte[] withId(String id, byte[] concept) {
    try {
      JsonNode json = ContractJson.mapper().readTree(concept);
      String own = id.endsWith("-other") ? "another" : id;
      return ContractJson.write(
          ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("id", own));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A concept without its id. */
  private static byte[] concept(String label, String... broader) {
    return ContractJson.write(
        Map.of(
            "definition",
            "Made up for a test.",
            "labels",
            Map.of("en", label),
            "broader",
            List.of(broader),
            "relevance",
            1));
  }

  private String version() {
    return given().get("/taxonomy").path("version");
  }
}
