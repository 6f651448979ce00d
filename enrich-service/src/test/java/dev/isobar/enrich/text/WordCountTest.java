package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "Methane fell in 2024., 4, 0",
    "Émissions de CO2: baisse, 4, 0",
    "2024年甲烷减少, 1, 5",
    "中国和EU同意, 1, 5",
  })
  void countsWordsNumbersAndChineseCharacters(String text, int words, int han) {
    assertThat(WordCount.of(text, 0, text.length())).isEqualTo(new WordCount(words, han));
    assertThat(WordCount.of("a" + text + "b", 1, text.length() + 1))
        .isEqualTo(new WordCount(words, han));
  }
}
