package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.schedule.PollSpread;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Orders the planned polls by time. A feed is planned, or running, or neither. Thread-safe. */
final class PollQueue {
  private record Planned(Instant time, String feedId) {}

  private final TreeSet<Planned> queue =
      new TreeSet<>(Comparator.comparing(Planned::time).thenComparing(Planned::feedId));
  private final Map<String, Planned> planned = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private final PollSpread spread = new PollSpread();

  /**
   * Plans the next poll of a feed, instead of an earlier plan. Feeds of one host are spread. A feed
   * that is being polled is left alone; it is planned again when that poll ends.
   */
  synchronized void plan(String feedId, String host, Instant earliest) {
    if (running.contains(feedId)) {
      return;
    }
    remove(feedId);
    Planned plan = new Planned(spread.plan(feedId, host, earliest), feedId);
    planned.put(feedId, plan);
    queue.add(plan);
    notifyAll();
  }

  /** Returns whether the feed is planned or running. */
  synchronized boolean has(String feedId) {
    return planned.containsKey(feedId) || running.contains(feedId);
  }

  /** Returns when the feed is planned; empty if it is not, or is running. */
  synchronized Optional<Instant> time(String feedId) {
    return Optional.ofNullable(planned.get(feedId)).map(Planned::time);
  }

  /** Removes the plan of a feed; a poll that is running goes on. */
  synchronized void remove(String feedId) {
    Planned plan = planned.remove(feedId);
    if (plan != null) {
      queue.remove(plan);
      spread.forget(feedId);
    }
  }

  /** Takes the first feed that is due, if fewer than {@code most} are running. */
  synchronized Optional<String> takeDue(Instant now, int most) {
    if (queue.isEmpty() || running.size() >= most || queue.first().time().isAfter(now)) {
      return Optional.empty();
    }
    String feedId = queue.first().feedId();
    remove(feedId);
    running.add(feedId);
    return Optional.of(feedId);
  }

  /**
   * Takes a feed before it is due, if it is not running and fewer than {@code most} are. It is to
   * be planned again when that ends.
   */
  synchronized boolean take(String feedId, int most) {
    if (running.size() >= most || running.contains(feedId)) {
      return false;
    }
    remove(feedId);
    return running.add(feedId);
  }

  /** Ends the waiting of {@link #await}. */
  synchronized void wake() {
    notifyAll();
  }

  /** Notes that a poll has ended. */
  synchronized void ended(String feedId) {
    running.remove(feedId);
    notifyAll();
  }

  /** Waits until something may be due, at most for {@code longest}. */
  synchronized void await(Instant now, Duration longest) throws InterruptedException {
    long millis = longest.toMillis();
    if (!queue.isEmpty()) {
      millis = Math.min(millis, Duration.between(now, queue.first().time()).toMillis());
    }
    wait(Math.max(20, millis));
  }

  /** Returns by how much the first planned poll is overdue; zero if none is. */
  synchronized Duration overdue(Instant now) {
    return queue.isEmpty() || queue.first().time().isAfter(now)
        ? Duration.ZERO
        : Duration.between(queue.first().time(), now);
  }

  synchronized int size() {
    return planned.size() + running.size();
  }
}
