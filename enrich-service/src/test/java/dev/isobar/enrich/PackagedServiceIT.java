package dev.isobar.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.Topics;
import dev.isobar.testing.BackingServices;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
    Process first = start(run);
    kafka.send(records(run, 0));
    kafka.await(Topics.ENRICHED, 1, record -> id(record.key()).startsWith(run));
    first.destroy();
    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Process second = start(run);
    kafka.send(records(run, ARTICLES));
    kafka.await(
        Topics.ENRICHED,
        1,
        record ->
            id(record.key()).compareTo(key(run, ARTICLES)) >= 0
                && id(record.key()).startsWith(run));
    second.destroyForcibly().waitFor();
    Process third = start(run);
    try {
      Set<String> seen = new HashSet<>();
      kafka.await(
          Topics.ENRICHED,
          2 * ARTICLES,
          record -> id(record.key()).startsWith(run) && seen.add(id(record.key())));
      assertThat(seen).hasSize(2 * ARTICLES);
    } finally {
      third.destroyForcibly().waitFor();
    }
  }

  private static Process start(String run) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx300m",
            "-Dquarkus.http.host=localhost",
            "-Dquarkus.http.port=0",
            "-Dkafka.bootstrap.servers=" + BackingServices.sharedBroker(),
            "-Disobar.enrich.channel.group=" + run,
            "-Disobar.enrich.channel.instance-id=" + run,
            "-jar",
            "target/quarkus-app/quarkus-run.jar")
        .redirectErrorStream(true)
        .redirectOutput(new File("target/packaged-service-" + run + ".log"))
        .start();
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
      records.add(new ProducerRecord<>(Topics.RAW, key(run, i).getBytes(UTF_8), json));
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
