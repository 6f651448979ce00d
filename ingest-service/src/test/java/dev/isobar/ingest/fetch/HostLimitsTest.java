package dev.isobar.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostLimitsTest {
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  private final HostLimits limits = new HostLimits(1, Duration.ofSeconds(2));

  @Test
  void oneRequestAtATimeAndAPauseAfterIt() {
    assertThat(limits.tryAcquire("A.org", T)).isTrue();
    assertThat(limits.tryAcquire("a.org", T.plusSeconds(10))).isFalse();
    assertThat(limits.notBefore("a.org", T.plusSeconds(10))).contains(T.plusSeconds(11));
    assertThat(limits.tryAcquire("b.org", T)).isTrue();

    limits.release("a.org", T.plusSeconds(10), Duration.ZERO);

    assertThat(limits.notBefore("a.org", T.plusSeconds(10))).contains(T.plusSeconds(12));
    assertThat(limits.notBefore("a.org", T.plusSeconds(12))).isEmpty();
    assertThat(limits.tryAcquire("a.org", T.plusSeconds(12))).isTrue();
  }

  @Test
  void aHostCanAskForMore() {
    assertThat(limits.tryAcquire("a.org", T)).isTrue();
    limits.block("a.org", T.plusSeconds(60));
    limits.release("a.org", T.plusSeconds(1), Duration.ofSeconds(30));

    assertThat(limits.notBefore("a.org", T.plusSeconds(1))).contains(T.plusSeconds(60));
    assertThat(limits.tryAcquire("a.org", T.plusSeconds(60))).isTrue();
  }

  @Test
  void concurrencyCanBeHigherAndPausesStay() {
    HostLimits two = new HostLimits(2, Duration.ofSeconds(1));
    assertThat(two.tryAcquire("a.org", T)).isTrue();
    assertThat(two.tryAcquire("a.org", T)).isFalse();
    assertThat(two.tryAcquire("a.org", T.plusSeconds(1))).isTrue();
    assertThat(two.tryAcquire("a.org", T.plusSeconds(2))).isFalse();
  }

  @Test
  void aBlockSurvivesManyOtherHosts() {
    limits.block("a.org", T.plusSeconds(60));
    for (int i = 0; i < 5000; i++) {
      assertThat(limits.tryAcquire(i + ".org", T)).isTrue();
      limits.release(i + ".org", T, Duration.ZERO);
    }
    assertThat(limits.notBefore("a.org", T)).contains(T.plusSeconds(60));
  }
}
