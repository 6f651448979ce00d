package dev.isobar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what a test expects to happen. */
public final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Polling() {}

  /**
   * Asks until the condition is true, for 60 s at most. A connection that fails counts as "not
   * yet".
   *
   * @param what completes "no ... after PT1M"
   * @throws AssertionError at the deadline
   */
  public static void until(String what, Callable<Boolean> condition) {
    poll(what, Duration.ofSeconds(60), condition, isTrue -> isTrue);
  }

  /**
   * Asks until the answer is right, for three minutes at most. A connection or an assertion that
   * fails counts as "not yet".
   *
   * @throws AssertionError at the deadline, with the last answer
   */
  public static <T> T eventually(Callable<T> answer, Predicate<T> right) {
    return poll("right answer", Duration.ofMinutes(3), answer, right);
  }

  private static <T> T poll(String what, Duration time, Callable<T> answer, Predicate<T> right) {
    Instant deadline = Instant.now().plus(time);
    Object last = null;
    while (Instant.now().isBefore(deadline)) {
      try {
        T value = answer.call();
        if (right.test(value)) {
          return value;
        }
        last = value;
      } catch (IOException | UncheckedIOException | AssertionError e) {
        last = e;
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("no " + what + " after " + time + "; last: " + last);
  }
}
