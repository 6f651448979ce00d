package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "coal,coal,0",
    "coal,cool,1",
    "coal,cal,1",
    "coal,coals,1",
    "coal,caol,1",
    "coal,gas,3",
    "coal,coalition,3",
    "ab,ba,1",
    "kerry,kery,1",
    "abcd,badc,2"
  })
  void countsChangesUpToThree(String one, String other, int distance) {
    assertThat(SpellingDistance.of(one, other, 2)).isEqualTo(distance);
    assertThat(SpellingDistance.of(other, one, 2)).isEqualTo(distance);
  }
}
