package dev.isobar.testing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a test expects to happen. */
public final class Polling {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Polling() {}

  /**
   * Asks until the condition is true, for 60 s at most. An {@link IOException} counts as "not yet".
   *
   * @param what completes "no ... after 60 s"
   * @throws AssertionError at the deadline
   */
  public static void until(String what, Callable<Boolean> condition) {
    Instant deadline = Instant.now().plus(DEADLINE);
    while (!isTrue(condition)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("no " + what + " after 60 s");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isTrue(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (IOException e) {
      return false;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
