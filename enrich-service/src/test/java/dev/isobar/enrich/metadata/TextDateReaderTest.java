package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.enrich.text.ExtractedText;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDateReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEIJING, Jan. 12 (Xinhua) -- Rivers froze. | 2024-01-12",
        "BEIJING, SEPT. 3 (Xinhua) -- Rivers rose. | 2023-09-03",
        "'PARIS, December 1, 2020 - Delegates met.' | 2020-12-01"
      })
  void readsEnglishDatelines(String text, LocalDate day) {
    MetadataCandidates candidates = new MetadataCandidates();
    ExtractedText article = new ExtractedText(text, List.of(), text, null);
    new TextDateReader(article, candidates, LocalDate.of(2024, 1, 15)).read();
    assertThat(candidates.dates).singleElement().extracting(c -> c.value().day()).isEqualTo(day);
  }
}
