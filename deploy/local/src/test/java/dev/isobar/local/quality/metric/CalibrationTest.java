package dev.isobar.local.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final Calibration calibration = new Calibration();

  @Test
  void isZeroIfNineOfTenAtPointNineAreRight() {
    for (int i = 0; i < 10; i++) {
      calibration.add(0.9, i > 0);
    }

    assertThat(calibration.expectedError()).isCloseTo(0, within(1e-9));
  }

  @Test
  void weighsEachBinByItsAnswers() {
    add(0.95, 3, true);
    add(0.95, 1, false);
    add(0.35, 2, false);

    assertThat(calibration.expectedError())
        .isCloseTo((4 * Math.abs(0.95 - 0.75) + 2 * 0.35) / 6, within(1e-9));
  }

  @Test
  void reportsTheErrorAndTheBinsThatHaveAnswers() {
    add(1, 1, true);
    add(0.1, 1, false);

    assertThat(calibration.figures())
        .extracting(Figure::what)
        .containsExactly(
            "expected calibration error",
            "right of those at 0.1 to 0.2 (mean 0.10)",
            "right of those at 0.9 to 1.0 (mean 1.00)");
    assertThat(calibration.figures().get(2).value()).isEqualTo(1);
    assertThat(calibration.figures().get(0).n()).isEqualTo(2);
  }

  @Test
  void hasNoErrorWithoutAnswers() {
    assertThat(calibration.expectedError()).isZero();
    assertThat(calibration.figures()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoConfidence() {
    assertThatThrownBy(() -> calibration.add(1.1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.1");
    assertThatThrownBy(() -> calibration.add(Double.NaN, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void add(double confidence, int times, boolean right) {
    for (int i = 0; i < times; i++) {
      calibration.add(confidence, right);
    }
  }
}
