package dev.isobar.ingest.feed.health;

import dev.isobar.ingest.access.CurrentCaller;
import dev.isobar.ingest.config.Role;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.schedule.FeedHealth;
import dev.isobar.ingest.feed.schedule.FeedStatus;
import dev.isobar.ingest.feed.schedule.PollState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Derives the status of a feed, one word, from its polls. */
@Singleton
public class FeedStatusLookup {
  private final FeedStateStore states;
  private final CurrentCaller caller;
  private final Clock clock;

  FeedStatusLookup(FeedStateStore states, CurrentCaller caller, Clock clock) {
    this.states = states;
    this.caller = caller;
    this.clock = clock;
  }

  /** Returns all words that {@link #status} can return. */
  public List<String> words() {
    return Stream.of(FeedStatus.values()).map(FeedStatus::label).toList();
  }

  /** Returns the status of a feed. Only an administrator learns that its host is an inner one. */
  public String status(Feed feed) {
    Instant now = clock.instant();
    PollState schedule = states.schedule(feed, now);
    return FeedHealth.of(isAdmin() ? schedule : schedule.discreet(), feed.paused(), now)
        .status()
        .label();
  }

  private boolean isAdmin() {
    return caller.get() != null && caller.get().has(Role.ADMIN);
  }
}
