package dev.isobar.enrich.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas of the packaged service, one of which comes and goes under load. */
@Timeout(240)
class RebalanceIT {
  /** The metric that is there once a replica has enriched an article. */
  private static final String ENRICHED = "isobar_articles_total{";

  private static final int ARTICLES = 1_000;

  @Test
  void partitionsThatMoveUnderLoadLoseRepeatAndReorderNothing() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers())) {
      try (PackagedService first = replica(broker, 2).awaitReady()) {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> sending =
            CompletableFuture.supplyAsync(() -> sendUntil(enough, kafka));
        kafka.await(KafkaTopics.ENRICHED, 200, event -> true);
        try (PackagedService second = replica(broker, 1)) {
          Polling.until(
              "share of the second replica",
              () -> second.get("/q/metrics").body().contains(ENRICHED));
          assertThat(second.stop()).as("time to end").isLessThan(Duration.ofSeconds(20));
          assertThat(second.log()).doesNotContain("SRMSG18231", "ERROR");
        } finally {
          enough.set(true);
        }
        int revisions = sending.get();
        assertThat(revisions).isGreaterThan(3);
        List<ConsumerRecord<byte[], byte[]>> events =
            RevisedArticles.await(kafka, ARTICLES, revisions);
        RevisedArticles.assertEachRevisionOnceAndInOrder(events);
        Polling.until("commit of all offsets", () -> lag(broker) == 0);
        assertThat(groups(broker)).as("no deep lane").containsExactly("isobar-enrich");
        assertThat(first.log()).doesNotContain("has been blocked", "ERROR");
      }
    }
  }

  /** Without the deep lane, so that each event is of the quick one. */
  private static PackagedService replica(Broker broker, int concurrency) {
    return new PackagedService(
            List.of("-Xmx300m"),
            Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "isobar.enrich.lane",
                "quick",
                "mp.messaging.incoming.raw-articles.concurrency",
                String.valueOf(concurrency),
                "smallrye.messaging.worker.quick-lane.max-concurrency",
                String.valueOf(concurrency)))
        .start();
  }

  /** Sends a revision of each article, and the next one soon after; returns how many. */
  private static int sendUntil(AtomicBoolean enough, KafkaTestClient kafka) {
    int revisions = 0;
    try {
      while (!enough.get()) {
        kafka.send(RevisedArticles.records(ARTICLES, revisions++, "article-"));
        TimeUnit.MILLISECONDS.sleep(500);
      }
      return revisions;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the consumer groups that the broker knows. */
  static List<String> groups(Broker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
    }
  }

  private static long lag(Broker broker) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var committed =
          admin.listConsumerGroupOffsets("isobar-enrich").partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (int i = 0; i < 6; i++) {
        latest.put(new TopicPartition(KafkaTopics.RAW, i), OffsetSpec.latest());
      }
      long lag = 0;
      for (var end : admin.listOffsets(latest).all().get().entrySet()) {
        var offset = committed.get(end.getKey());
        lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
      }
      return lag;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
