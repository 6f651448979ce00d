package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides how long all requests to a host wait after it refused one: as {@code Retry-After} of 429
 * and 503 says, a quarter of an hour after 429 without it, an hour after a series of 403, which is
 * how some servers say 429. Thread-safe.
 */
public final class HostRefusals {
  /** So many refusals in a row, over all feeds and pages, are about the client. */
  static final int SERIES = 3;

  private static final int MOST_HOSTS = 10_000;

  /** The number of 403 in a row by host; the hosts without any are not kept. */
  private final Map<String, Integer> refusals =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  /** Returns the pause that 429 or 503 asks for; empty if the answer asks for none. */
  static Optional<Duration> asked(Answer answer, Instant now) {
    return asked(answer.status(), ServerTiming.retryAfter(answer.retryAfter(), answer.date(), now));
  }

  private static Optional<Duration> asked(int status, Duration stated) {
    return switch (status) {
      case 429 -> Optional.of(stated.isZero() ? FeedTiming.SHORTEST : stated);
      case 503 -> Optional.of(stated).filter(pause -> !pause.isZero());
      default -> Optional.empty();
    };
  }

  /**
   * Notes an answer of a host.
   *
   * @param retryAfter the header of this name; null: there is none
   * @param date the header of this name, the server's own clock; null: there is none
   * @return how long the host wants to be left alone; empty if it does not say so
   */
  public Optional<Duration> pause(
      String host, int status, String retryAfter, String date, Instant now) {
    if (status == 429 || status == 503) {
      return asked(status, ServerTiming.retryAfter(retryAfter, date, now));
    }
    return status == 403 ? forbidden(host) : other(host);
  }

  private synchronized Optional<Duration> forbidden(String host) {
    int series = refusals.merge(host, 1, Integer::sum);
    return series < SERIES ? Optional.empty() : Optional.of(FeedTiming.HOUR);
  }

  private synchronized Optional<Duration> other(String host) {
    refusals.remove(host);
    return Optional.empty();
  }
}
