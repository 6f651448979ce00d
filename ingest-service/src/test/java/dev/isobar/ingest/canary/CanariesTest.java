package dev.isobar.ingest.canary;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanariesTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1M, PT5M, isobar.canary.every",
    "-PT1M, PT1M, PT5M, isobar.canary.every",
    "PT1M, PT10M, PT5M, isobar.canary.late"
  })
  void settingsThatCannotWorkAreNamed(Duration every, Duration late, Duration lost, String name) {
    CanaryConfig config =
        new CanaryConfig() {
          @Override
          public Optional<Duration> every() {
            return Optional.of(every);
          }

          @Override
          public Duration late() {
            return late;
          }

          @Override
          public Duration lost() {
            return lost;
          }
        };
    assertThatThrownBy(() -> new Canaries(null, null, config, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }
}
