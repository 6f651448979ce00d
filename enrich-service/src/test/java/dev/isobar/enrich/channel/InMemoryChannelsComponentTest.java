package dev.isobar.enrich.channel;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The channels of articles without a broker. */
@QuarkusTest
@TestProfile(InMemoryChannelsComponentTest.InMemory.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class InMemoryChannelsComponentTest {
  /** Replaces every channel by a queue in memory. */
  public static class InMemory implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>();
      for (String channel :
          List.of(
              "incoming.raw-articles",
              "incoming.quick-articles",
              "outgoing.enriched-articles",
              "outgoing.dead-letters",
              "outgoing.deep-articles")) {
        settings.put("mp.messaging." + channel + ".connector", InMemoryConnector.CONNECTOR);
      }
      settings.put("isobar.topics.create", "false");
      settings.put("isobar.taxonomy.live", "false");
      return settings;
    }
  }

  @Inject
  @Connector(InMemoryConnector.CONNECTOR)
  InMemoryConnector channels;

  @Test
  @Order(1)
  void acknowledgesABatchWhenAllResultsAreAcknowledged() throws Exception {
    InMemorySink<ProducerRecord<byte[], byte[]>> enriched = channels.sink("enriched-articles");
    InMemorySink<ProducerRecord<byte[], byte[]>> dead = channels.sink("dead-letters");
    int before = enriched.received().size();
    assertThat(send("raw-articles", KafkaTopics.RAW, article("a"), bytes("no json"), article("b")))
        .isEqualTo("acknowledged");
    assertThat(values(enriched).subList(before, before + 2))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly("a", "b");
    ProducerRecord<byte[], byte[]> letter = values(dead).get(values(dead).size() - 1);
    assertThat(letter.topic()).isEqualTo(KafkaTopics.RAW_DLQ);
    assertThat(letter.value()).isEqualTo(bytes("no json"));
    assertThat(new String(letter.headers().lastHeader(DeadLetter.REASON).value(), UTF_8))
        .isEqualTo("not-json");
  }

  @Test
  @Order(2)
  void theDeepLaneIsTheSameStepWithAnOutgoingChannelOfItsOwn() throws Exception {
    send("raw-articles", KafkaTopics.RAW, article("c"));
    InMemorySink<ProducerRecord<byte[], byte[]>> enriched = channels.sink("enriched-articles");
    byte[] quick = values(enriched).get(enriched.received().size() - 1).value();
    assertThat(send("quick-articles", KafkaTopics.ENRICHED, quick, bytes("no json"), null))
        .isEqualTo("acknowledged");
    InMemorySink<ProducerRecord<byte[], byte[]>> deep = channels.sink("deep-articles");
    assertThat(values(deep)).hasSize(1);
    assertThat(ContractJson.readEnriched(values(deep).get(0).value(), 1 << 24).id()).isEqualTo("c");
  }

  /** Runs last, because the channel cannot be opened again. */
  @Test
  @Order(3)
  void endedChannelMakesLivenessFail() {
    given().get("/q/health/live").then().statusCode(200);
    channels.source("raw-articles").fail(new IllegalStateException("ended for good"));
    given().get("/q/health/live").then().statusCode(503);
  }

  private String send(String channel, String topic, byte[]... values) throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(new ConsumerRecord<>(topic, 0, records.size(), null, value));
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    channels
        .source(channel)
        .send(
            Message.of(
                new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of()),
                () -> {
                  answer.complete("acknowledged");
                  return CompletableFuture.completedFuture(null);
                },
                why -> {
                  answer.complete("refused: " + why);
                  return CompletableFuture.completedFuture(null);
                }));
    return answer.get(30, TimeUnit.SECONDS);
  }

  private static List<ProducerRecord<byte[], byte[]>> values(
      InMemorySink<ProducerRecord<byte[], byte[]>> sink) {
    return new ArrayList<>(sink.received().stream().map(Message::getPayload).toList());
  }

  private static byte[] article(String id) {
    return ContractJson.write(
        Map.of(
            "id", id,
            "feed", "test",
            "fetchedAt", "2024-01-01T00:00:00Z",
            "contentType", "text/plain",
            "content", "Methane emissions fell after the climate summit in Nairobi."));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
