package dev.isobar.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
  /** A target that asks for more may be wrong. */
  private static final Duration MAX = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * Returns how long to wait, a day at most.
   *
   * @param header null for none
   * @return empty if there is none, or it cannot be read
   */
  static Optional<Duration> read(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    if (value.matches("\\d{1,9}")) {
      return Optional.of(atMost(Duration.ofSeconds(Long.parseLong(value))));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : atMost(wait));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
