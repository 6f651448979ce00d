package dev.isobar.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks one sentence of each language, written for this project. */
class LanguageKindsTest {
  private final LanguageDetector languages = new LanguageDetector();

  static Stream<String> sentences() throws IOException {
    try (InputStream file =
        LanguageKindsTest.class.getResourceAsStream("/languages/sentences.txt")) {
      return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void detects(String line) {
    int bar = line.indexOf('|');
    assertThat(languages.of(line.substring(bar + 1).strip()).main())
        .isEqualTo(line.substring(0, bar).strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru | Выбросы метана",
        "und | Климат в России",
        "uk | Викиди та їх джерела",
        "und | Климат",
        "ar | مؤتمر المناخ في دبي",
        "fa | گزارش تازه از تهران",
        "de | Klimagipfel Zürich Köln",
        "en | Café de Flore reopens",
        "en | Net zero",
        "sw | Kwa nini hali ya hewa"
      })
  void readsTitlesOnlyWithASign(String language, String title) {
    assertThat(languages.of(title).main()).isEqualTo(language);
  }

  @Test
  void aTextWithoutSignsOfAKnownLanguageIsUndetermined() {
    String maori =
        "Ka whakaritea te huihuinga nui kia kōrerotia ngā huarahi mō te whenua, te moana me te rangi.";
    assertThat(languages.of(maori).main()).isEqualTo("und");
    assertThat(languages.of(maori.repeat(20)).main()).isEqualTo("und");
  }

  @Test
  void tiesOfNeighboursAreUndetermined() {
    assertThat(languages.of("og det er en plan for de har").main()).isEqualTo("und");
    assertThat(languages.of("yang dan di untuk dengan dari ini itu").main()).isEqualTo("und");
  }

  @Test
  void readsOnlyTheBeginningOfALongText() {
    String turns = "Das ist nicht für die Minister und auch nicht für uns. ".repeat(60);
    String english = "The ministers of the country said that it was for them. ".repeat(200);
    assertThat(languages.of(turns + english).main()).isEqualTo("de");
  }
}
