package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonthsTest {
  @Test
  void knowsEnglishNamesAndAbbreviations() {
    assertThat(Months.ENGLISH.keySet())
        .containsExactlyInAnyOrder(
            ("january february march april may june july august september october november december"
                    + " jan feb mar apr jun jul aug sep sept oct nov dec")
                .split(" "));
    assertThat(Months.ENGLISH).containsEntry("sept", 9).containsEntry("december", 12);
  }

  @Test
  void knowsNamesOfOtherLanguagesInAnyCase() {
    assertThat(Months.number("März")).isEqualTo(3);
    assertThat(Months.number("ЯНВАРЯ")).isEqualTo(1);
    assertThat(Months.number("Monday")).isZero();
  }
}
