package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDayOrderTest {
  @ParameterizedTest
  @CsvSource({
    "en-GB, https://news.example.com/a, en, true",
    "en_us, https://news.example.co.uk/a, en, false",
    "en, https://news.example.co.uk/a, en, true",
    "en, https://news.example.ca/a, en, false",
    "en, https://news.example.com:8080/a.uk, en, false",
    "en, https://news.example.io?x=1, en, false",
    "en, https://news.example.ie#top, en, true",
    "'', https://news.example.com, de, true",
    "'', https://news.example.com, zh, false",
    "zh-TW, https://news.example.com, zh, false",
    "'', news.example.uk, en, false",
    "zh-Hans, https://news.example.com, zh, false"
  })
  void theStatedCountryDecidesThenTheHostThenTheText(
      String stated, String url, String detected, boolean dayFirst) {
    assertThat(SourceDayOrder.isDayFirst(stated, url, detected)).isEqualTo(dayFirst);
  }

  @Test
  void everythingMayBeMissing() {
    assertThat(SourceDayOrder.isDayFirst(null, null, "en")).isFalse();
    assertThat(SourceDayOrder.isDayFirst(null, null, "fr")).isTrue();
  }
}
