package dev.isobar.enrich.channel;

import static dev.isobar.testing.KafkaTestClient.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
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
class DeepLaneConsumerComponentTest {
  private static final String RELEVANT =
      "Methane emissions fell, climate minister Margaret Okonkwo told the climate summit in Nairobi."
          + " Okonkwo praised the methane pledge.";

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
  void relevantArticleIsPublishedByBothLanes() throws Exception {
    double chosen = counted("isobar.articles", "lane", "deep");
    kafka.send(List.of(raw("a", RELEVANT)));
    List<EnrichedArticle> published =
        enriched(2).stream().map(DeepLaneConsumerComponentTest::read).toList();
    assertThat(published).extracting(EnrichedArticle::lane).containsExactly(Lane.QUICK, Lane.DEEP);
    assertThat(published)
        .extracting(EnrichedArticle::revision)
        .containsOnly(published.get(0).revision());
    assertThat(published.get(0).mentions()).extracting(Mention::text).doesNotContain("Okonkwo");
    assertThat(published.get(1).mentions())
        .filteredOn(mention -> mention.text().endsWith("Okonkwo"))
        .extracting(Mention::entity)
        .containsExactly("person/margaret-okonkwo", "person/margaret-okonkwo");
    assertThat(counted("isobar.articles", "lane", "deep")).isEqualTo(chosen + 1);
  }

  /** Both events have the mark: without it the article would be shown. */
  @Test
  void canariesKeepTheirMarkAndAreNotCounted() {
    double counted = counted("isobar.articles", "outcome", "enriched");
    double canaries = counted("isobar.articles", "outcome", "canary");
    Canary canary = Canary.at(Instant.now());
    byte[] article =
        ContractJson.write(
            RawArticle.of(Canary.id(7), "canaries", canary.sentAt(), "text/plain", RELEVANT));
    ProducerRecord<byte[], byte[]> raw =
        new ProducerRecord<>(KafkaTopics.RAW, bytes(Canary.id(7)), article);
    canary.add(raw.headers());
    kafka.send(List.of(raw));
    List<ConsumerRecord<byte[], byte[]>> events =
        kafka.await(
            KafkaTopics.ENRICHED, 2, event -> Canary.of(event).filter(canary::equals).isPresent());
    assertThat(events).extracting(event -> read(event).lane()).contains(Lane.QUICK, Lane.DEEP);
    assertThat(events).extracting(event -> read(event).id()).containsOnly(Canary.id(7));
    assertThat(counted("isobar.articles", "outcome", "canary")).isEqualTo(canaries + 1);
    assertThat(counted("isobar.articles", "outcome", "enriched")).isEqualTo(counted);
  }

  @Test
  void irrelevantArticleStaysInTheQuickLane() throws Exception {
    kafka.send(List.of(raw("b", "Margaret Okonkwo won the chess game."), raw("c", RELEVANT)));
    assertThat(enriched(3))
        .filteredOn(event -> key(event).equals(run + "/b"))
        .extracting(event -> read(event).lane())
        .containsExactly(Lane.QUICK);
  }

  @Test
  void skipsUnreadableRecords() throws Exception {
    double before = counted("isobar.articles.deep", "outcome", "not-json");
    kafka.send(
        List.of(
            new ProducerRecord<>(KafkaTopics.ENRICHED, 0, bytes(run + "/x"), bytes("no json")),
            new ProducerRecord<>(KafkaTopics.ENRICHED, 0, bytes(run + "/y"), null)));
    Polling.until(
        "counted record", () -> counted("isobar.articles.deep", "outcome", "not-json") > before);
    kafka.send(List.of(raw("d", RELEVANT)));
    assertThat(kafka.await(KafkaTopics.ENRICHED, 2, event -> key(event).equals(run + "/d")))
        .hasSize(2);
  }

  private double counted(String name, String tag, String value) {
    return metrics.find(name).tag(tag, value).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  private List<ConsumerRecord<byte[], byte[]>> enriched(int count) {
    return kafka.await(KafkaTopics.ENRICHED, count, event -> key(event).startsWith(run));
  }

  private ProducerRecord<byte[], byte[]> raw(String id, String text) {
    byte[] article =
        ContractJson.write(
            RawArticle.of(
                run + "/" + id, "test", Instant.parse("2024-01-01T00:00:00Z"), "text/plain", text));
    return new ProducerRecord<>(KafkaTopics.RAW, bytes(run + "/" + id), article);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static EnrichedArticle read(ConsumerRecord<byte[], byte[]> event) {
    return ContractJson.readEnriched(event.value(), event.value().length);
  }
}
