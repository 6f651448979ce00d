package dev.isobar.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {
  private final Glossary glossary = Glossary.get();

  @Test
  void theLongestWordCounts() {
    String text = "气候变化";
    int length = glossary.longestWord(text, 0, 4);
    assertThat(length).isGreaterThanOrEqualTo(2);
    assertThat(Arrays.stream(glossary.translate(text, 0, length)).boxed())
        .contains(Glossary.term("climat"));
    assertThat(glossary.longestWord(text, 0, 1)).isOne();
    assertThat(glossary.longestWord("ㄅㄆ", 0, 2)).isZero();
  }

  @Test
  void namesAreRarerThanCommonWords() {
    double methane = glossary.rarity(Glossary.term("methan"));
    double china = glossary.rarity(Glossary.term("china"));
    assertThat(glossary.rarity(Glossary.term("gurung"))).isGreaterThanOrEqualTo(methane);
    assertThat(methane).isGreaterThan(china + 2);
  }

  @ParameterizedTest
  @CsvSource({
    "negotiations, negotiat",
    "negotiate, negotiat",
    "policies, polic",
    "policy, polic",
    "planning, plan",
    "emissions, emiss",
    "bus, bus",
    "is, is"
  })
  void inflectionsHaveOneStem(String word, String stem) {
    assertThat(WordStem.of(word)).isEqualTo(stem);
  }
}
