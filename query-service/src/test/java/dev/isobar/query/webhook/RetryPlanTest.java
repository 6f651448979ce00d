package dev.isobar.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.config.DeliveryConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {
  private static final Instant NOW = Instant.parse("2024-09-11T08:50:00Z");

  /** The numbers are in the documentation for users. */
  @Test
  void aMessageIsTriedTenTimesWithinMoreThanThreeDays() {
    DeliveryConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(DeliveryConfig.class)
            .build()
            .getConfigMapping(DeliveryConfig.class);
    RetryPlan plan = new RetryPlan(config.retries(), config.disableAfter(), () -> 0);
    Duration all = Duration.ZERO;
    for (int attempts = 1; attempts < 10; attempts++) {
      all = all.plus(plan.pause(attempts).orElseThrow());
    }
    assertThat(all).isEqualTo(Duration.parse("PT75H35M5S"));
    assertThat(plan.pause(10)).isEmpty();
    assertThat(plan.disableAfter()).isGreaterThan(all);
  }

  @Test
  void pausesGetUpToAFifthMore() {
    AtomicReference<Double> random = new AtomicReference<>(0.0);
    RetryPlan plan =
        new RetryPlan(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(50)),
            Duration.ofDays(5),
            random::get);
    assertThat(plan.pause(1)).hasValue(Duration.ofSeconds(5));
    random.set(0.5);
    assertThat(plan.pause(1)).hasValue(Duration.ofMillis(5_500));
    assertThat(plan.pause(2)).hasValue(Duration.ofSeconds(55));
    assertThat(plan.pause(3)).isEmpty();
  }

  @Test
  void aTargetIsLeftAloneForAMinuteAtMost() {
    RetryPlan plan = new RetryPlan(List.of(Duration.ofSeconds(5)), Duration.ofDays(5), () -> 0);
    assertThat(plan.targetPause(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(plan.targetPause(3)).isEqualTo(Duration.ofSeconds(20));
    assertThat(plan.targetPause(1_000)).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "' 7 ', PT7S",
    "999999999, P1D",
    "'Wed, 11 Sep 2024 08:51:00 GMT', PT1M",
    "'Wed, 11 Sep 2024 08:49:00 GMT', PT0S",
    "soon,",
    "-5,",
    ","
  })
  void readsRetryAfter(String header, Duration wait) {
    assertThat(RetryAfter.read(header, NOW).orElse(null)).isEqualTo(wait);
  }
}
