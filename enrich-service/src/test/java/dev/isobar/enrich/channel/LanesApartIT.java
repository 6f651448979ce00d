package dev.isobar.enrich.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two lanes in two processes, as they are where they are scaled apart. */
@Timeout(240)
class LanesApartIT {
  private static final String RELEVANT =
      "Methane emissions fell, climate minister Margaret Okonkwo told the climate summit in Nairobi.";

  @Test
  void eachProcessRunsItsLaneOnly() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers());
        PackagedService quick = replica(broker, "quick").awaitReady()) {
      kafka.send(KafkaTopics.RAW, "first", raw("first"));
      kafka.await(KafkaTopics.ENRICHED, 1, event -> isOf(event, Lane.QUICK));
      assertThat(RebalanceIT.groups(broker)).containsExactly("isobar-enrich");

      try (PackagedService deep = replica(broker, "deep").awaitReady()) {
        kafka.await(KafkaTopics.ENRICHED, 1, event -> isOf(event, Lane.DEEP));
        quick.stop();
        kafka.send(KafkaTopics.RAW, "second", raw("second"));
        quick.start().awaitReady();
        kafka.await(KafkaTopics.ENRICHED, 2, event -> isOf(event, Lane.DEEP));
        assertThat(kafka.all(KafkaTopics.ENRICHED)).as("each article twice").hasSize(4);
        assertThat(deep.log()).doesNotContain("ERROR");
        assertThat(quick.log()).doesNotContain("ERROR");
      }
    }
  }

  private static PackagedService replica(Broker broker, String lanes) {
    return new PackagedService(
            List.of("-Xmx300m"),
            Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "isobar.enrich.channel.lanes",
                lanes))
        .start();
  }

  private static byte[] raw(String id) {
    return ContractJson.write(RawArticle.of(id, "test", Instant.now(), "text/plain", RELEVANT));
  }

  private static boolean isOf(ConsumerRecord<byte[], byte[]> event, Lane lane) {
    return ContractJson.readEnriched(event.value(), 1 << 20).lane() == lane;
  }
}
