package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AsciiWordMapTest {
  private final AsciiWordMap words = new AsciiWordMap(Map.of("may", 3, "march", 3, "the", 1));

  @Test
  void findsAWordInATextIgnoringCase() {
    int slot = words.find("In MAY, 2024", 3, 6);
    assertThat(words.word(slot)).isEqualTo("may");
    assertThat(words.value(slot)).isEqualTo(3);
  }

  @Test
  void doesNotFindOtherWords() {
    assertThat(words.find("mays", 0, 4)).isNegative();
    assertThat(words.find("ma", 0, 2)).isNegative();
    assertThat(words.find("mày", 0, 3)).isNegative();
  }
}
