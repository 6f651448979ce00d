package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NerSentenceSelectorTest {

  @Test
  void skipsSentencesWithoutCapitals() {
    assertThat(
            selected("en", "Jane Okonkwo spoke. Then the others and the cat left. Then it rained."))
        .containsExactly("Jane Okonkwo spoke.");
  }

  @Test
  void skipsASentenceThatBeginsWithACommonWord() {
    assertThat(selected("en", "Rain fell on the hills where rain is rare.")).isEmpty();
  }

  @Test
  void selectsANameInTwoSentences() {
    String text = "Jane Okonkwo spoke. Jane Okonkwo left. We heard Jane Okonkwo. Okonkwo slept.";
    assertThat(selected("en", text)).doesNotContain("We heard Jane Okonkwo.");
    assertThat(selected("en", text)).contains("Jane Okonkwo left.", "Okonkwo slept.");
  }

  @Test
  void skipsSentencesWhoseNamesAreKnown() {
    String text = "the town of Oslo is cold.";
    Mention oslo = new Mention("place/oslo", Type.PLACE, "Oslo", "Oslo", 12, 16, "gazetteer", 1);
    assertThat(selected("en", text, oslo)).isEmpty();
    assertThat(selected("en", text)).hasSize(1);
  }

  @Test
  void selectsChineseSentencesWithHanCharacters() {
    assertThat(selected("zh", "他来了。2024年。OK")).containsExactly("他来了。", "2024年。");
  }

  private static List<String> selected(String language, String text, Mention... known) {
    List<Span> sentences = new ArrayList<>();
    new NerSentenceSelector(text, List.of(known))
        .addSentences(new Segment(0, text.length(), language), sentences);
    return sentences.stream().map(s -> text.substring(s.start(), s.end())).toList();
  }
}
