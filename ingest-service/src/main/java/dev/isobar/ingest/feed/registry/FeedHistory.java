package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Holds the last changes of feeds by users, of all replicas. Thread-safe. */
@ApplicationScoped
public class FeedHistory {
  private static final int MAX_CHANGES = 5000;

  private record Change(String feedId, String json) {}

  private final Deque<Change> changes = new ArrayDeque<>();

  /** Returns the last changes of a feed as JSON, the newest first. */
  public synchronized List<String> of(String feedId) {
    List<String> found = new ArrayList<>();
    for (Change change : changes) {
      if (change.feedId().equals(feedId)) {
        found.add(change.json());
      }
    }
    Collections.reverse(found);
    return found;
  }

  @Incoming("feed-history")
  @Blocking("feeds")
  synchronized void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.key() != null && record.value() != null) {
        changes.addLast(
            new Change(new String(record.key(), UTF_8), new String(record.value(), UTF_8)));
      }
      if (changes.size() > MAX_CHANGES) {
        changes.removeFirst();
      }
    }
  }
}
