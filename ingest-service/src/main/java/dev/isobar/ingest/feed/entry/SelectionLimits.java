package dev.isobar.ingest.feed.entry;

import java.time.Duration;

/**
 * Limits what one poll brings.
 *
 * @param firstPoll how many entries the first poll of a feed brings, the newest first
 * @param maxAge how much older than the feed's newest entry an unknown entry may be; not applied to
 *     the first poll
 * @param late how long before the last poll an entry that appears now may be dated without being
 *     counted as part of a republished archive
 */
public record SelectionLimits(int firstPoll, Duration maxAge, Duration late) {
  public static final SelectionLimits DEFAULT =
      new SelectionLimits(20, Duration.ofDays(30), Duration.ofDays(2));
}
