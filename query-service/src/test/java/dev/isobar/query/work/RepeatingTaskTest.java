package dev.isobar.query.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatingTaskTest {
  private static final Duration SOON = Duration.ofMillis(1);

  private RepeatingTask task;

  @AfterEach
  void stop() {
    task.stop();
  }

  private void start(RepeatingTask.Round round) {
    task = new RepeatingTask("test", "Nothing is done", SOON, round);
    task.start();
  }

  @Test
  void goesOnAfterEveryKindOfFailure() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch fourth = new CountDownLatch(1);
    start(
        () -> {
          switch (rounds.incrementAndGet()) {
            case 1 -> throw new SQLException("the database is away");
            case 2 -> throw new IllegalStateException("a fault");
            case 3 -> throw new StackOverflowError();
            default -> fourth.countDown();
          }
          return SOON;
        });
    assertThat(fourth.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void waitsAsLongAsTheRoundSays() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(1);
    start(
        () -> {
          if (rounds.incrementAndGet() == 2) {
            second.countDown();
            return Duration.ofDays(1);
          }
          return Duration.ZERO;
        });
    assertThat(second.await(1, TimeUnit.MINUTES)).isTrue();
    // A third one would follow at once.
    assertThat(task.stopped().await(50, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(rounds).hasValue(2);
  }

  @Test
  void startsNoRoundAfterTheStop() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        () -> {
          rounds.incrementAndGet();
          first.countDown();
          goOn.await();
          return Duration.ZERO;
        });
    assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();
    task.stop();
    assertThat(task.isStopped()).isTrue();
    goOn.countDown();
    Thread.sleep(50);
    assertThat(rounds).hasValue(1);
  }
}
