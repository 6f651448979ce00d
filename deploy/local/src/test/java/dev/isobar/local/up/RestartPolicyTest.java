package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private final SettableClock clock = new SettableClock();
  private final RestartPolicy policy = new RestartPolicy(clock);

  @Test
  void pauseDoublesWithEachDeathOfTheLastMinute() {
    assertThat(policy.afterDeath()).hasValue(Duration.ofMillis(500));
    clock.advance(Duration.ofSeconds(5));
    assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(5));
    assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(5));
    assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(4));
  }

  @Test
  void givesUpAtTheFifthDeathWithinAMinute() {
    for (int death = 1; death < RestartPolicy.MAX_DEATHS; death++) {
      assertThat(policy.afterDeath()).isPresent();
      clock.advance(Duration.ofMillis(14_999));
    }
    assertThat(policy.afterDeath()).isEmpty();
  }

  @Test
  void deathsAMinuteAgoDoNotCount() {
    for (int death = 1; death < RestartPolicy.MAX_DEATHS; death++) {
      policy.afterDeath();
      clock.advance(Duration.ofSeconds(15));
    }
    assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(4));
  }

  @Test
  void resetsAfterAMinuteWithoutDeaths() {
    policy.afterDeath();
    policy.afterDeath();
    clock.advance(RestartPolicy.WINDOW);
    assertThat(policy.afterDeath()).hasValue(Duration.ofMillis(500));
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2024-09-12T00:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
