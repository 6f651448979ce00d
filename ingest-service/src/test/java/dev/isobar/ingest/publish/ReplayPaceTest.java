package dev.isobar.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReplayPaceTest {
  @Test
  void givesOneTurnPerShareOfASecond() throws Exception {
    ReplayPace pace = new ReplayPace(() -> OptionalLong.of(0), 50, 10);
    long start = System.nanoTime();

    for (int i = 0; i < 11; i++) {
      pace.awaitTurn();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void pausesWhileTheBacklogIsTooLong() throws Exception {
    AtomicInteger backlog = new AtomicInteger(11);
    ReplayPace pace = new ReplayPace(() -> OptionalLong.of(backlog.get()), 1000, 10);
    CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> await(pace));
    assertThat(turn).isNotDone();

    backlog.set(10);

    turn.get(10, TimeUnit.SECONDS);
  }

  @Test
  void givesTurnsWhenTheBacklogIsUnknown() throws Exception {
    new ReplayPace(OptionalLong::empty, 1000, 0).awaitTurn();
  }

  private static void await(ReplayPace pace) {
    try {
      pace.awaitTurn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
