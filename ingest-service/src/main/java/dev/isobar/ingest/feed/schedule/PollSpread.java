package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Spreads polls: overdue feeds after a restart, and feeds that share a host. It only delays polls.
 * Not thread-safe.
 */
public final class PollSpread {
  /** The least time between two polls of one host that are planned. */
  static final Duration HOST_SPACING = Duration.ofSeconds(10);

  /** No feed is delayed longer for the sake of its host. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final Map<String, TreeSet<Long>> planned = new HashMap<>();
  private final Map<String, Slot> slots = new HashMap<>();

  /**
   * Returns the time of the next poll of a feed that is taken over: the one it has, or for an
   * overdue feed a time within the window. A feed that was never polled is not delayed.
   *
   * @param window {@link #window} of all overdue feeds
   */
  public static Instant afterRestart(
      PollState state, Instant now, Duration window, RandomGenerator random) {
    if (!state.due(now)) {
      return state.nextPoll();
    }
    return state.times().poll() == null
        ? now
        : now.plusMillis(random.nextLong(window.toMillis() + 1));
  }

  /** Returns the window for a number of overdue feeds: ten a second, one to fifteen minutes. */
  public static Duration window(int overdue) {
    Duration wanted = Duration.ofMillis(100L * overdue);
    return Durations.atLeast(Duration.ofMinutes(1), Durations.atMost(LONGEST_DELAY, wanted));
  }

  /**
   * Plans a poll and returns its time: the first one from {@code earliest} on that keeps the
   * distance to the other planned polls of this host. If the host is full, the distance shrinks.
   */
  public Instant plan(String feedId, String host, Instant earliest) {
    forget(feedId);
    TreeSet<Long> times = planned.computeIfAbsent(host, h -> new TreeSet<>());
    long from = earliest.plusNanos(999_999).toEpochMilli();
    long latest = from + LONGEST_DELAY.toMillis();
    long time = from;
    for (long spacing = HOST_SPACING.toMillis(); ; spacing /= 2) {
      time = firstFree(times, from, latest, spacing);
      if (time <= latest || spacing <= 1) {
        break;
      }
    }
    times.add(time);
    slots.put(feedId, new Slot(host, time));
    return Instant.ofEpochMilli(time);
  }

  /** Forgets the planned poll of a feed, for example of one that another replica took over. */
  public void forget(String feedId) {
    Slot slot = slots.remove(feedId);
    if (slot == null) {
      return;
    }
    TreeSet<Long> times = planned.get(slot.host());
    times.remove(slot.time());
    if (times.isEmpty()) {
      planned.remove(slot.host());
    }
  }

  private static long firstFree(TreeSet<Long> times, long from, long latest, long spacing) {
    long time = from;
    for (long other : times.tailSet(from - spacing, false)) {
      if (other - time >= spacing || time > latest) {
        return time;
      }
      time = Math.max(time, other + spacing);
    }
    return time;
  }

  private record Slot(String host, long time) {}
}
