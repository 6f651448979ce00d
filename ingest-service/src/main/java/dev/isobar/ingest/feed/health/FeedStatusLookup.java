package dev.isobar.ingest.feed.health;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.schedule.FeedHealth;
import dev.isobar.ingest.feed.schedule.FeedStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Derives the status of a feed, one word, from its polls. */
@Singleton
public class FeedStatusLookup {
  private final FeedStateStore states;
  private final Clock clock;

  FeedStatusLookup(FeedStateStore states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** Returns all words that {@link #status} can return. */
  public List<String> words() {
    return Stream.of(FeedStatus.values()).map(FeedStatus::label).toList();
  }

  /** Returns the status of a feed. */
  public String status(Feed feed) {
    Instant now = clock.instant();
    return FeedHealth.of(states.schedule(feed, now), feed.paused(), now).status().label();
  }
}
