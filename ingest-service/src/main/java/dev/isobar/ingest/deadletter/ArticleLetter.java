package dev.isobar.ingest.deadletter;

import java.time.Instant;

/**
 * Describes the dead letter of an article.
 *
 * @param id such as {@code raw/0/42}, as in {@code /dead-letters/raw/0/42}
 * @param time when the record became a dead letter
 */
public record ArticleLetter(String id, Instant time, String reason, String message) {
  static ArticleLetter of(DeadLetterItem item) {
    return new ArticleLetter(item.id(), item.time(), item.reason(), item.message());
  }
}
