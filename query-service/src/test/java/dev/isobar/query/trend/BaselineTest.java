package dev.isobar.query.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineTest {
  @Test
  void fewPastValuesSayNothing() {
    assertThat(Baseline.of(5, new long[9])).isNull();
    assertThat(Baseline.of(5, new long[10])).isNotNull();
  }

  @Test
  void countsStandardDeviationsAboveTheMean() {
    long[] past = {10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30};

    Baseline baseline = Baseline.of(40, past);

    assertThat(baseline.mean()).isEqualTo(20);
    assertThat(baseline.values()).isEqualTo(12);
    assertThat(baseline.z()).isCloseTo(20 / 10.4447, within(0.001));
  }

  @Test
  void equalPastValuesDoNotMakeEveryCountUnusual() {
    long[] past = new long[12];
    assertThat(Baseline.of(1, past).z()).isEqualTo(1);
    Arrays.fill(past, 100);
    assertThat(Baseline.of(110, past).z()).isEqualTo(1);
  }
}
