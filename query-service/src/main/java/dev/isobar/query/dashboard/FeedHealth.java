package dev.isobar.query.dashboard;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps the health of each feed for a time. One caller at a time asks for that of a page, so no
 * more requests than a page has feeds are made at once. Thread-safe.
 */
final class FeedHealth {
  private final Duration kept;
  private final Duration patience;
  private final ReentrantLock asking = new ReentrantLock();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * Creates it without any health.
   *
   * @param kept how long an answer is kept
   * @param patience how long a caller waits for another one
   */
  FeedHealth(Duration kept, Duration patience) {
    this.kept = kept;
    this.patience = patience;
  }

  /**
   * Returns these feeds with their health. While another caller asks, it is the former one; without
   * a former one this waits, and after that leaves the health out.
   *
   * @param ask returns the feeds that it is given, with their health, in the same order
   */
  List<IngestStatus.Feed> of(
      List<IngestStatus.Feed> page,
      Function<List<IngestStatus.Feed>, List<IngestStatus.Feed>> ask) {
    if (!stale(page).isEmpty() && isMyTurn(page)) {
      try {
        // Another caller may have asked for them meanwhile.
        List<IngestStatus.Feed> stale = stale(page);
        if (!stale.isEmpty()) {
          long at = System.nanoTime();
          ask.apply(stale).forEach(feed -> known.put(feed.id(), new Known(feed, at)));
        }
      } finally {
        asking.unlock();
      }
    }
    return page.stream()
        .map(feed -> Optional.ofNullable(known.get(feed.id())).map(Known::feed).orElse(feed))
        .toList();
  }

  /** Forgets all other feeds. */
  void retain(Collection<String> ids) {
    known.keySet().retainAll(ids);
  }

  private boolean isMyTurn(List<IngestStatus.Feed> page) {
    if (page.stream().allMatch(feed -> known.containsKey(feed.id()))) {
      return asking.tryLock();
    }
    try {
      return asking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<IngestStatus.Feed> stale(List<IngestStatus.Feed> page) {
    long now = System.nanoTime();
    return page.stream()
        .filter(
            feed -> {
              Known before = known.get(feed.id());
              return before == null || now - before.at() >= kept.toNanos();
            })
        .toList();
  }

  private record Known(IngestStatus.Feed feed, long at) {}
}
