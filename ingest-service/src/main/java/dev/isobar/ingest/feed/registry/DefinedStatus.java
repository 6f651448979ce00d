package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Knows only what the definition says. Used where nothing is known of polls. */
@DefaultBean
@Singleton
class DefinedStatus implements FeedStatusLookup {
  private static final String ACTIVE = "active";
  private static final String PAUSED = "paused";

  private final Clock clock;

  DefinedStatus(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<String> words() {
    return List.of(ACTIVE, PAUSED);
  }

  @Override
  public String status(Feed feed) {
    return isPaused(feed, clock.instant()) ? PAUSED : ACTIVE;
  }

  private static boolean isPaused(Feed feed, Instant now) {
    return feed.paused() != null
        && (feed.paused().until() == null || feed.paused().until().isAfter(now));
  }
}
