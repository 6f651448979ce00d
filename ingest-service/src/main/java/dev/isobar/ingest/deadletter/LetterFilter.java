package dev.isobar.ingest.deadletter;

import java.time.Instant;

/**
 * Selects dead letters. Null selects any.
 *
 * @param from the earliest time
 * @param to the time before which it must be
 * @param replayed whether it has been replayed
 */
record LetterFilter(
    LetterTopic topic, String reason, String feed, Instant from, Instant to, Boolean replayed) {

  boolean matches(DeadLetterItem letter) {
    return (reason == null || reason.equals(letter.reason()))
        && (feed == null || feed.equals(letter.feed()))
        && (from == null || !letter.time().isBefore(from))
        && (to == null || letter.time().isBefore(to))
        && (replayed == null || replayed == (letter.replayed() != null));
  }
}
