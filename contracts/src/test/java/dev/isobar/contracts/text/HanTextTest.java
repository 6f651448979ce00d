package dev.isobar.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanTextTest {

  @ParameterizedTest
  @CsvSource({
    "4E00, 9FFF",
    "3400, 4DBF",
    "F900, FAFF",
    "3007, 3007",
    "20000, 3FFFF",
  })
  void aRangeOfChineseCharactersHasItsEnds(String first, String last) {
    int from = Integer.parseInt(first, 16);
    int to = Integer.parseInt(last, 16);
    assertThat(HanText.isHan(from)).isTrue();
    assertThat(HanText.isHan(to)).isTrue();
    assertThat(HanText.isHan(from - 1)).isFalse();
    assertThat(HanText.isHan(to + 1)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"methane, false", "甲烷, true", "a甲, true", "かな, false", "'', false"})
  void detectsChineseText(String text, boolean has) {
    assertThat(HanText.hasHan(text)).isEqualTo(has);
  }
}
