package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.RestartableBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  @Test
  void waitsForAnAbsentBrokerAndLosesAndReordersNothing() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        PackagedService service =
            new PackagedService(
                    List.of("-Xmx300m"),
                    Map.of("kafka.bootstrap.servers", broker.bootstrapServers()))
                .start()) {
      Polling.until("liveness", () -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      broker.start();
      service.awaitReady();
      try (KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers())) {
        kafka.send(RevisedArticles.records(ARTICLES, REVISIONS));
        kafka.await(KafkaTopics.ENRICHED, ARTICLES / 2, record -> true);
        broker.kill();
        staysAliveAndIsNotReady(service);
        broker.start();
        List<ConsumerRecord<byte[], byte[]>> events =
            RevisedArticles.await(kafka, ARTICLES, REVISIONS);
        RevisedArticles.assertLastOfEachKeyIsTheNewest(events, REVISIONS);
        assertThat(kafka.all(KafkaTopics.RAW_DLQ)).isEmpty();
      }
      service.awaitReady();
      assertThat(service.log()).doesNotContain("vert.x-eventloop-thread-0 has been blocked");
      assertThat(service.log().getBytes(UTF_8).length).as("bytes logged").isLessThan(500_000);
    }
  }

  private static void staysAliveAndIsNotReady(PackagedService service) {
    Instant back = Instant.now().plus(AWAY);
    boolean notReady = false;
    while (Instant.now().isBefore(back)) {
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      notReady |= service.status("/q/health/ready") == 503;
    }
    assertThat(notReady).as("not ready without a broker").isTrue();
  }
}
