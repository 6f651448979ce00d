package dev.isobar.query.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** Quantiles of printed tables. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.25",
    "1, 6.314, 0.05",
    "2, 2.920, 0.05",
    "3, 3.182, 0.025",
    "9, 3.250, 0.005",
    "10, 1.812, 0.05",
    "10, 2.228, 0.025",
    "11, 4.437, 0.0005",
    "12, 3.055, 0.005",
    "12, 0, 0.5"
  })
  void agreesWithTables(int freedom, double t, double probability) {
    assertThat(StudentT.above(t, freedom)).isEqualTo(probability, within(0.002 * probability));
  }

  @Property
  void isADistribution(
      @ForAll @DoubleRange(min = -40, max = 40) double t,
      @ForAll @IntRange(min = 1, max = 13) int freedom) {
    double above = StudentT.above(t, freedom);
    assertThat(above).isBetween(0.0, 1.0);
    assertThat(above + StudentT.above(-t, freedom)).isEqualTo(1, within(1e-9));
    assertThat(StudentT.above(t + 0.5, freedom)).isLessThanOrEqualTo(above + 1e-12);
  }

  @Property
  void fewPastValuesGiveLessConfidence(@ForAll @DoubleRange(min = 1, max = 20) double z) {
    assertThat(new Baseline(1, z, 13).chance()).isLessThan(new Baseline(1, z, 10).chance());
  }
}
