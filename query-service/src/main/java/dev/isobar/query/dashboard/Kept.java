package dev.isobar.query.dashboard;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps an answer for a time. Only one caller at a time asks for another one; meanwhile the others
 * get the former one, or wait if there is none. Thread-safe.
 */
final class Kept<T> {
  private final Duration time;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer<T> answer;

  Kept(Duration time) {
    this.time = time;
  }

  /** Returns the answer, asked for anew if it is too old. */
  T get(Supplier<T> ask) {
    Answer<T> before = answer;
    if (before != null && (before.isFresh(time) || !asking.tryLock())) {
      return before.value();
    }
    if (before == null) {
      asking.lock();
    }
    try {
      if (answer == null || !answer.isFresh(time)) {
        answer = new Answer<>(ask.get(), System.nanoTime());
      }
      return answer.value();
    } finally {
      asking.unlock();
    }
  }

  private record Answer<T>(T value, long at) {
    boolean isFresh(Duration time) {
      return System.nanoTime() - at < time.toNanos();
    }
  }
}
