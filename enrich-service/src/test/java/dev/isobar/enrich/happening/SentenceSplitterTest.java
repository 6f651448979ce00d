package dev.isobar.enrich.happening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  @Test
  void splitsBothLanguages() {
    assertThat(sentences("One. Two! Three? 四。五！\n六"))
        .containsExactly("One.", "Two!", "Three?", "四。", "五！", "六");
  }

  @Test
  void doesNotSplitAfterInitialsTitlesOrInNumbers() {
    String text = "The U.S. Ambassador and Mr. Kerry paid 1.5 bn. Nobody knew.";

    assertThat(sentences(text))
        .containsExactly("The U.S. Ambassador and Mr. Kerry paid 1.5 bn.", "Nobody knew.");
  }

  private static List<String> sentences(String text) {
    return SentenceSplitter.of(text).stream().map(s -> text.substring(s.start(), s.end())).toList();
  }
}
