package dev.isobar.ingest.deadletter;

import dev.isobar.ingest.feed.registry.FeedChange;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Counts dead letters by feed. The replicas share the dead-letter topics, so the sum over all of
 * them is the number of letters; it can count a letter twice after a restart. Articles of no known
 * feed count as {@code other}, so that the number of metrics is bounded.
 */
@ApplicationScoped
class DeadLetterCounts {
  private static final String METRIC = "isobar.feeds.dead.letters";
  private static final String OTHER = "other";

  private final FeedRegistry feeds;
  private final MeterRegistry metrics;

  DeadLetterCounts(FeedRegistry feeds, MeterRegistry metrics) {
    this.feeds = feeds;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    feeds.onChange(this::changed);
  }

  /** Counts the letters of a batch. */
  @Incoming("dead-letter-counts")
  @Blocking("feeds")
  void count(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> letter : batch) {
      String feed = feedOf(letter);
      boolean known = feed != null && feeds.find(feed).isPresent();
      metrics.counter(METRIC, "feed", known ? feed : OTHER, "topic", letter.topic()).increment();
    }
  }

  private static String feedOf(ConsumerRecord<byte[], byte[]> letter) {
    for (LetterTopic topic : LetterTopic.values()) {
      if (topic.letters().equals(letter.topic())) {
        return LetterFeed.of(topic, letter.value());
      }
    }
    return null;
  }

  private void changed(FeedChange change) {
    if (change.after() == null) {
      List<Meter> removed = List.copyOf(metrics.find(METRIC).tag("feed", change.id()).meters());
      removed.forEach(metrics::remove);
    }
  }
}
