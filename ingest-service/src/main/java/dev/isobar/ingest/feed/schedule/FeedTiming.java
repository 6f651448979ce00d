package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.definition.Feed;
import java.time.Duration;

/**
 * Holds the bounds between which a feed's interval adapts to its rhythm.
 *
 * @param shortest the least time between two polls
 * @param longest the most time between two polls while neither the server nor the publisher asks
 *     for more and nothing fails
 */
public record FeedTiming(Duration shortest, Duration longest) {
  public static final Duration SHORTEST = Duration.ofMinutes(15);

  /** The interval of a feed whose rhythm is not known, and the least without validators. */
  public static final Duration HOUR = Duration.ofHours(1);

  /** Lets an interval below the shortest be set on purpose. */
  public FeedTiming {
    if (longest.compareTo(shortest) < 0) {
      shortest = longest;
    }
  }

  /**
   * Returns the timing of a feed.
   *
   * @param interval {@code isobar.feeds.interval}, for feeds that state none
   */
  public static FeedTiming of(Feed feed, Duration interval) {
    return new FeedTiming(SHORTEST, feed.interval() == null ? interval : feed.interval());
  }

  Duration clamp(Duration wanted) {
    return Durations.atLeast(shortest, Durations.atMost(longest, wanted));
  }
}
