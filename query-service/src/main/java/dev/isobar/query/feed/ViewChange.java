package dev.isobar.query.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows when this replica first saw the present version of the view. Rows that came late have early
 * times, and a row may be removed, so the time of the latest row would not tell.
 */
@ApplicationScoped
class ViewChange {
  private final AtomicReference<Seen> last = new AtomicReference<>(new Seen("", Instant.EPOCH));

  private record Seen(String version, Instant at) {}

  /**
   * Returns when the version was first seen.
   *
   * @param now the present time, after the version was read
   */
  Instant firstSeen(String version, Instant now) {
    return last.updateAndGet(seen -> seen.version.equals(version) ? seen : new Seen(version, now))
        .at;
  }
}
