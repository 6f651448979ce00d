package dev.isobar.ingest.feed.poll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.registry.FeedEvents;
import dev.isobar.ingest.feed.schedule.FeedHealth;
import dev.isobar.ingest.feed.schedule.FeedStatus;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Counts polls and outcomes, and reports a change of a feed's status. */
@ApplicationScoped
class PollObserver {
  private static final Logger LOG = Logger.getLogger(PollObserver.class);

  private final FeedEvents events;
  private final MeterRegistry metrics;
  private final Clock clock;

  PollObserver(FeedEvents events, MeterRegistry metrics, Clock clock) {
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Notes a poll that has ended and whose state is written. */
  void polled(Feed feed, FeedState before, FeedState after, List<EntryDecision> decisions) {
    Instant now = clock.instant();
    String status = FeedHealth.of(after.schedule(), feed.paused(), now).status().label();
    metrics
        .counter(
            "isobar.feeds.polls", "answer", answer(after.polls().get(0).status()), "status", status)
        .increment();
    decided(feed, before, after, decisions, now);
  }

  /** Notes content of a hub that is handled and whose state is written. */
  void pushed(Feed feed, FeedState before, FeedState after, List<EntryDecision> decisions) {
    metrics.counter("isobar.feeds.pushes", "content", "read").increment();
    decided(feed, before, after, decisions, clock.instant());
  }

  /** Notes content of a hub that cannot be read. */
  void unreadablePush() {
    metrics.counter("isobar.feeds.pushes", "content", "unreadable").increment();
  }

  private void decided(
      Feed feed, FeedState before, FeedState after, List<EntryDecision> decisions, Instant now) {
    FeedHealth health = FeedHealth.of(after.schedule(), feed.paused(), now);
    decisions.forEach(
        each ->
            metrics.counter("isobar.feeds.entries", "outcome", each.outcome().label()).increment());
    FeedStatus earlier = before.schedule() == null ? FeedStatus.NEW : status(feed, before, now);
    if (health.status() != earlier) {
      LOG.infof(
          "Feed %s: %s, was %s. %s",
          feed.id(), health.status().label(), earlier.label(), health.reason());
      ObjectNode details = JsonNodeFactory.instance.objectNode();
      details.put("status", health.status().label());
      details.put("was", earlier.label());
      details.put("reason", health.reason());
      events.happened(feed.id(), "status", details);
    }
  }

  private static FeedStatus status(Feed feed, FeedState state, Instant now) {
    PollState schedule = state.schedule();
    return FeedHealth.of(schedule, feed.paused(), now).status();
  }

  private static String answer(int status) {
    return status == 0 ? "none" : String.valueOf(status);
  }
}
