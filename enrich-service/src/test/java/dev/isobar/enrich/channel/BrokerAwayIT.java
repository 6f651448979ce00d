package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.embedded.BrokerProcess;
import dev.isobar.enrich.EnrichServiceProcess;
import dev.isobar.enrich.KafkaTestTopic;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service while its broker is away: at the start, and under load. {@code
 * -Disobar.test.away=PT90S} makes the outage longer than the 10 s of each build.
 */
@Timeout(300)
class BrokerAwayIT {
  private static final Duration AWAY =
      Duration.parse(System.getProperty("isobar.test.away", "PT10S"));
  private static final int ARTICLES = 400;
  private static final int REVISIONS = 5;

  @TempDir Path folder;

  @Test
  void waitsForAnAbsentBrokerAndLosesAndReordersNothing() throws Exception {
    int port = freePort();
    try (EnrichServiceProcess service =
        EnrichServiceProcess.start("broker-away", "127.0.0.1:" + port)) {
      EnrichServiceProcess.await("alive", () -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      BrokerProcess broker = broker(port);
      try {
        service.awaitReady();
        KafkaTestTopic kafka = new KafkaTestTopic(broker.bootstrapServers());
        kafka.send(RevisedArticles.records(ARTICLES, REVISIONS));
        kafka.await(KafkaTopics.ENRICHED, ARTICLES / 2, record -> true);
        broker.process().destroyForcibly().waitFor();
        staysAliveAndIsNotReady(service);
        broker = broker(port);
        kafka = new KafkaTestTopic(broker.bootstrapServers());
        List<ConsumerRecord<byte[], byte[]>> events =
            RevisedArticles.await(kafka, ARTICLES, REVISIONS);
        RevisedArticles.assertLastOfEachKeyIsTheNewest(events, REVISIONS);
        assertThat(kafka.all(KafkaTopics.RAW_DLQ)).isEmpty();
        service.awaitReady();
        assertThat(service.log()).doesNotContain("vert.x-eventloop-thread-0 has been blocked");
        assertThat(service.log().getBytes(UTF_8).length).as("bytes logged").isLessThan(500_000);
      } finally {
        broker.close();
      }
    }
  }

  private static void staysAliveAndIsNotReady(EnrichServiceProcess service) {
    Instant back = Instant.now().plus(AWAY);
    boolean notReady = false;
    while (Instant.now().isBefore(back)) {
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      notReady |= service.status("/q/health/ready") == 503;
    }
    assertThat(notReady).as("not ready without a broker").isTrue();
  }

  private BrokerProcess broker(int port) {
    return BrokerProcess.launch(
            folder.resolve("broker"),
            port,
            System.getProperty("java.class.path"),
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
        .awaitReady();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
