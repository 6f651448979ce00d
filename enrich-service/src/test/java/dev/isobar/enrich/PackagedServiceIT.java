package dev.isobar.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
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
    KafkaTestTopic kafka = new KafkaTestTopic(BackingServices.sharedBroker());
    EnrichServiceProcess first = start(run);
    kafka.send(records(run, 0));
    kafka.await(KafkaTopics.ENRICHED, 1, record -> id(record.key()).startsWith(run));
    first.stop();
    EnrichServiceProcess second = start(run);
    kafka.send(records(run, ARTICLES));
    kafka.await(
        KafkaTopics.ENRICHED,
        1,
        record ->
            id(record.key()).compareTo(key(run, ARTICLES)) >= 0
                && id(record.key()).startsWith(run));
    second.kill();
    EnrichServiceProcess third = start(run);
    try {
      Set<String> seen = new HashSet<>();
      kafka.await(
          KafkaTopics.ENRICHED,
          2 * ARTICLES,
          record -> id(record.key()).startsWith(run) && seen.add(id(record.key())));
      assertThat(seen).hasSize(2 * ARTICLES);
    } finally {
      third.kill();
    }
  }

  private static EnrichServiceProcess start(String run) {
    return EnrichServiceProcess.start(
        run,
        BackingServices.sharedBroker(),
        "isobar.enrich.channel.group=" + run,
        "isobar.enrich.channel.instance-id=" + run);
  }

  private static List<ProducerRecord<byte[], byte[]>> records(String run, int from) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = from; i < from + ARTICLES; i++) {
      byte[] json =
          ContractJson.write(
              Map.of(
                  "id", key(run, i),
                  "feed", "test",
                  "fetchedAt", "2024-01-01T00:00:00Z",
                  "contentType", "text/plain",
                  "content", "Methane fell in " + i + " places on Friday."));
      records.add(new ProducerRecord<>(KafkaTopics.RAW, key(run, i).getBytes(UTF_8), json));
    }
    return records;
  }

  private static String key(String run, int number) {
    return "%s-%05d".formatted(run, number);
  }

  private static String id(byte[] key) {
    return key == null ? "" : new String(key, UTF_8);
  }
}
