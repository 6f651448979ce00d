package dev.isobar.enrich;

import static dev.isobar.testing.KafkaTestClient.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service as it ships, stopped and killed in mid-flow. */
@Timeout(120)
class PackagedServiceIT {
  private static final int ARTICLES = 600;

  @Test
  void losesNothingWhenItIsStoppedOrKilled() throws Exception {
    String run = UUID.randomUUID().toString();
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker());
        PackagedService service = service(run)) {
      service.start();
      kafka.send(records(run, 0));
      kafka.await(KafkaTopics.ENRICHED, 1, record -> key(record).startsWith(run));
      service.stop();
      service.start();
      kafka.send(records(run, ARTICLES));
      kafka.await(
          KafkaTopics.ENRICHED,
          1,
          record ->
              key(record).compareTo(keyOf(run, ARTICLES)) >= 0 && key(record).startsWith(run));
      service.kill();
      service.start();
      Set<String> seen = new HashSet<>();
      kafka.await(
          KafkaTopics.ENRICHED,
          2 * ARTICLES,
          record -> key(record).startsWith(run) && seen.add(key(record)));
      assertThat(seen).hasSize(2 * ARTICLES);
    }
  }

  private static PackagedService service(String run) {
    return new PackagedService(
        List.of("-Xmx300m"),
        Map.of(
            "kafka.bootstrap.servers", BackingServices.sharedBroker(),
            "isobar.enrich.channel.group", run,
            "isobar.enrich.channel.instance-id", run));
  }

  private static List<ProducerRecord<byte[], byte[]>> records(String run, int from) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = from; i < from + ARTICLES; i++) {
      byte[] json =
          ContractJson.write(
              RawArticle.of(
                  keyOf(run, i),
                  "test",
                  Instant.parse("2024-01-01T00:00:00Z"),
                  "text/plain",
                  "Methane fell in " + i + " places on Friday."));
      records.add(new ProducerRecord<>(KafkaTopics.RAW, keyOf(run, i).getBytes(UTF_8), json));
    }
    return records;
  }

  private static String keyOf(String run, int number) {
    return "%s-%05d".formatted(run, number);
  }
}
