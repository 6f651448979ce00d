package dev.isobar.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-31T23:30:00Z"), ZoneOffset.UTC);

  @Test
  void keepsWholeMonths() {
    assertThat(start("P24M")).contains(Instant.parse("2024-03-01T00:00:00Z"));
    assertThat(start("P1M")).contains(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(start("P1D")).contains(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(new Retention(Optional.empty(), NOW).start()).isEmpty();
  }

  @Test
  void refusesAPeriodThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start("P0D"))
        .withMessageContaining("isobar.view.retention");
    assertThatIllegalArgumentException().isThrownBy(() -> start("P-1M"));
  }

  private static Optional<Instant> start(String period) {
    return new Retention(Optional.of(Period.parse(period)), NOW).start();
  }
}
