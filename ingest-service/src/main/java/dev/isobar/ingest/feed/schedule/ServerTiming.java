package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from the headers of an answer how long the server wants to be left alone. The caps:
 *
 * <ul>
 *   <li>{@code Retry-After} counts up to 7 days; more is read as 7 days.
 *   <li>{@code max-age}, {@code Expires} and the publisher's {@code ttl} count up to 7 days. More
 *       is a setting for files that never change, not for a feed, and is read as 1 day.
 *   <li>Negative and malformed values count as zero. {@code s-maxage} is for shared caches only.
 * </ul>
 */
final class ServerTiming {
  static final Duration LONGEST = Duration.ofDays(7);
  static final Duration DAY = Duration.ofDays(1);

  /** Matches one directive; a quoted value can contain commas. */
  private static final Pattern DIRECTIVE =
      Pattern.compile("([^\\s,=]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]*)))?");

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONG_NUMBER = 12;

  private ServerTiming() {}

  /** Returns the least time from {@code now}, when the answer came, to the next poll. */
  static Duration shortest(Answer answer, Instant now) {
    Duration fresh = plausible(freshness(answer, now));
    Duration retry = retryAfter(answer, now);
    return fresh.compareTo(retry) > 0 ? fresh : retry;
  }

  /** Clamps a time that a cache setting or a document states. */
  static Duration plausible(Duration stated) {
    if (stated.isNegative()) {
      return Duration.ZERO;
    }
    return stated.compareTo(LONGEST) > 0 ? DAY : stated;
  }

  private static Duration freshness(Answer answer, Instant now) {
    Optional<Duration> lifetime = maxAge(answer.cacheControl());
    if (lifetime.isEmpty()) {
      lifetime =
          HttpDate.parse(answer.expires(), now)
              .map(expires -> Duration.between(serverTime(answer.date(), now), expires));
    }
    return lifetime.map(time -> time.minus(age(answer))).orElse(Duration.ZERO);
  }

  /** Returns the longest max-age, if several are sent. */
  private static Optional<Duration> maxAge(String cacheControl) {
    if (cacheControl == null) {
      return Optional.empty();
    }
    Optional<Duration> longest = Optional.empty();
    Matcher matcher = DIRECTIVE.matcher(cacheControl);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase("max-age")) {
        String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        Duration stated = seconds(value).orElse(Duration.ZERO);
        longest = Optional.of(longest.filter(l -> l.compareTo(stated) > 0).orElse(stated));
      }
    }
    return longest;
  }

  /** Ignores an age that is longer than any freshness that counts. */
  private static Duration age(Answer answer) {
    return seconds(answer.age()).filter(age -> age.compareTo(LONGEST) <= 0).orElse(Duration.ZERO);
  }

  private static Duration retryAfter(Answer answer, Instant now) {
    return retryAfter(answer.retryAfter(), answer.date(), now);
  }

  /**
   * Returns the time that {@code Retry-After} asks for; zero if there is none.
   *
   * @param date the header of this name; null: there is none
   */
  static Duration retryAfter(String retryAfter, String date, Instant now) {
    Duration stated =
        seconds(retryAfter)
            .or(
                () ->
                    HttpDate.parse(retryAfter, now)
                        .map(until -> Duration.between(serverTime(date, now), until)))
            .filter(wait -> !wait.isNegative())
            .orElse(Duration.ZERO);
    return stated.compareTo(LONGEST) > 0 ? LONGEST : stated;
  }

  /** Returns the server's own clock, so that a wrong clock does no harm. */
  private static Instant serverTime(String date, Instant now) {
    return HttpDate.parse(date, now).orElse(now);
  }

  private static Optional<Duration> seconds(String text) {
    if (text == null || !DIGITS.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    String digits = text.strip().replaceFirst("^0+(?=\\d)", "");
    return Optional.of(
        digits.length() > LONG_NUMBER
            ? LONGEST.multipliedBy(1000)
            : Duration.ofSeconds(Long.parseLong(digits)));
  }
}
