package dev.isobar.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void refillsWithTime() {
    RequestRate rate = new RequestRate(2, 4);
    assertThat(taken(rate, 0)).isEqualTo(4);
    assertThat(taken(rate, SECOND)).isEqualTo(2);
    assertThat(taken(rate, SECOND + SECOND / 2)).isEqualTo(1);
    assertThat(taken(rate, 1000 * SECOND)).isEqualTo(4);
  }

  @Test
  void zeroIsNoLimitAndNeedsNoMemory() {
    RequestRate rate = new RequestRate(0, 1);
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.tryAcquire("c" + i, 0)).isTrue();
    }
    assertThat(rate.clients()).isZero();
  }

  @Test
  void forgetsIdleClients() {
    RequestRate rate = new RequestRate(1, 1);
    for (int i = 0; i < 3 * RequestRate.MAX_CLIENTS; i++) {
      rate.tryAcquire("c" + i, 0);
    }
    assertThat(rate.clients()).isEqualTo(RequestRate.MAX_CLIENTS);
  }

  private static int taken(RequestRate rate, long nanos) {
    int taken = 0;
    while (rate.tryAcquire("c", nanos)) {
      taken++;
    }
    return taken;
  }
}
