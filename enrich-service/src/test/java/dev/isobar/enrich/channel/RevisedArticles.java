package dev.isobar.enrich.channel;

import static dev.isobar.testing.KafkaTestClient.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Articles of several revisions each, and the checks of what came of them. */
final class RevisedArticles {
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private RevisedArticles() {}

  /** Every revision of every article, the revisions of one in their order. */
  static List<ProducerRecord<byte[], byte[]>> records(int articles, int revisions) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int revision = 0; revision < revisions; revision++) {
      records.addAll(records(articles, revision, "article-"));
    }
    return records;
  }

  /** One revision of every article. */
  static List<ProducerRecord<byte[], byte[]>> records(int articles, int revision, String prefix) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      byte[] json =
          ContractJson.write(
              RawArticle.of(
                  prefix + i,
                  "test",
                  FIRST.plusSeconds(revision),
                  "text/plain",
                  "The chess club met for the " + revision + ". time."));
      records.add(new ProducerRecord<>(KafkaTopics.RAW, (prefix + i).getBytes(UTF_8), json));
    }
    return records;
  }

  /** Waits until each revision of each article is there, and returns all events. */
  static List<ConsumerRecord<byte[], byte[]>> await(
      KafkaTestClient kafka, int articles, int revisions) {
    Set<String> seen = new HashSet<>();
    List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
    kafka.await(
        KafkaTopics.ENRICHED,
        articles * revisions,
        event -> {
          events.add(event);
          return isQuick(event) && seen.add(key(event) + "/" + revision(event));
        });
    assertThat(seen).hasSize(articles * revisions);
    return events;
  }

  static void assertLastOfEachKeyIsTheNewest(
      List<ConsumerRecord<byte[], byte[]>> events, int revisions) {
    Map<String, Long> last = new HashMap<>();
    events.forEach(event -> last.put(key(event), revision(event)));
    long newest = FIRST.plusSeconds(revisions - 1).toEpochMilli();
    assertThat(last.values()).as("the last of each key").containsOnly(newest);
  }

  /** No revision comes twice, and none after a newer one. */
  static void assertEachRevisionOnceAndInOrder(List<ConsumerRecord<byte[], byte[]>> events) {
    Map<String, Long> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      Long before = last.put(key(event), revision(event));
      assertThat(revision(event))
          .as(key(event) + " after " + before)
          .isGreaterThan(before == null ? 0 : before);
    }
  }

  private static boolean isQuick(ConsumerRecord<byte[], byte[]> event) {
    return read(event).lane() == Lane.QUICK;
  }

  private static long revision(ConsumerRecord<byte[], byte[]> event) {
    return read(event).revision();
  }

  private static EnrichedArticle read(ConsumerRecord<byte[], byte[]> event) {
    return ContractJson.readEnriched(event.value(), event.value().length);
  }
}
