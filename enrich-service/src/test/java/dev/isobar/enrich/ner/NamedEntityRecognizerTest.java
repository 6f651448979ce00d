package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Span;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamedEntityRecognizerTest {
  private static NamedEntityRecognizer english;
  private static NamedEntityRecognizer chinese;

  @BeforeAll
  static void load() {
    english = NamedEntityRecognizer.load("en");
    chinese = NamedEntityRecognizer.load("zh");
  }

  @AfterAll
  static void close() {
    english.close();
    chinese.close();
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ?> names(
      NamedEntityRecognizer recogniser, String text) {
    return assertThat(recogniser.find(text, whole(text)))
        .extracting(name -> text.substring(name.start(), name.end()), NerSpan::type);
  }

  private static List<Span> whole(CharSequence text) {
    return List.of(new Span(0, text.length()));
  }

  @Test
  void findsUnlistedEnglishNames() {
    names(english, "Margaret Okonkwo flew from Nairobi to Paris on Monday.")
        .containsExactly(
            Tuple.tuple("Margaret Okonkwo", Type.PERSON),
            Tuple.tuple("Nairobi", Type.PLACE),
            Tuple.tuple("Paris", Type.PLACE));
  }

  @Test
  void findsUnlistedChineseNames() {
    names(chinese, "张晓红昨天从北京前往德国柏林。")
        .contains(Tuple.tuple("张晓红", Type.PERSON), Tuple.tuple("北京", Type.PLACE));
  }

  @Test
  void readsTraditionalCharacters() {
    names(chinese, "張曉紅昨天從北京前往德國柏林。")
        .contains(Tuple.tuple("張曉紅", Type.PERSON), Tuple.tuple("北京", Type.PLACE));
  }

  @Test
  void readsOnlyTheGivenSentences() {
    String text = "Paris. Nairobi is far from Berlin.";
    assertThat(english.find(text, List.of(new Span(7, text.length()))))
        .allMatch(name -> name.start() >= 7);
  }

  @Test
  void readsRandomTextAndKeepsSpansInside() {
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThat(english.find(text.toString(), whole(text)))
          .allMatch(name -> name.end() <= text.length());
    }
  }

  @Test
  void limitsTheWorkForOneText() {
    String text = "Margaret Okonkwo flew to Paris. ".repeat(40_000);
    List<NerSpan> names = english.find(text, whole(text));
    assertThat(names).isNotEmpty().hasSizeLessThan(NamedEntityRecognizer.MAX_PIECES);
  }

  @Test
  void aLongLineIsPartedOutsideOfNames() {
    String text = "Margaret Okonkwo flew to Paris with a friend, ".repeat(50);
    assertThat(english.find(text, whole(text)))
        .extracting(name -> text.substring(name.start(), name.end()))
        .hasSizeGreaterThan(90)
        .doesNotContain("Margaret", "Okonkwo");
    String han = "记者张晓红昨天从北京前往柏林采访会议，".repeat(40);
    assertThat(chinese.find(han, whole(han)))
        .extracting(name -> han.substring(name.start(), name.end()))
        .hasSizeGreaterThan(110)
        .doesNotContain("张", "张晓", "晓红", "红");
  }

  @Test
  void namesALanguageWithoutRecogniser() {
    assertThatThrownBy(() -> NamedEntityRecognizer.load("xx"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("xx");
  }
}
