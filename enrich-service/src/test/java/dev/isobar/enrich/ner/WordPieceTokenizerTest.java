package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPieceTokenizerTest {
  private final WordPieceTokenizer vocabulary =
      new WordPieceTokenizer(
          List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "pod", "##est", "##a", "met", "刘", "cafe"));

  @Test
  void knownWordIsOnePieceInAnyCase() {
    assertThat(vocabulary.pieces("Met")).containsExactly(7);
  }

  @Test
  void splitsAnUnknownWordIntoItsLongestPieces() {
    assertThat(vocabulary.pieces("Podesta")).containsExactly(4, 5, 6);
  }

  @Test
  void ignoresAccents() {
    assertThat(vocabulary.pieces("Café")).containsExactly(9);
  }

  @Test
  void returnsTheUnknownPieceIfAWordCannotBeSplit() {
    assertThat(vocabulary.pieces("podium")).containsExactly(1);
    assertThat(vocabulary.pieces("x".repeat(100_000))).containsExactly(1);
  }

  @Test
  void rejectsAVocabularyWithoutTheUnknownPiece() {
    assertThatThrownBy(() -> new WordPieceTokenizer(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[UNK]");
  }

  @Test
  void keepsTheOffsetsOfWords() {
    String text = "Met 刘, \uD842\uDFB7 met";
    BasicTokenizer words = BasicTokenizer.of(text, 0, text.length());
    assertThat(words.size()).isEqualTo(5);
    assertThat(text.substring(words.start(1), words.end(1))).isEqualTo("刘");
    assertThat(text.substring(words.start(2), words.end(2))).isEqualTo(",");
    assertThat(text.substring(words.start(3), words.end(3))).isEqualTo("\uD842\uDFB7");
    assertThat(text.substring(words.start(4), words.end(4))).isEqualTo("met");
  }

  @Test
  void distinguishesShapesOfLetters() {
    assertThat(List.of("met", "Met", "MET", "mET", "m3", ",", "刘", "M"))
        .map(WordShape::of)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void splitsALongSentenceIntoSeveralWindows() {
    String text = "met ".repeat(300);
    List<ModelInput> windows =
        new ModelInput.Builder(vocabulary, null).windows(text, 0, text.length());
    assertThat(windows).hasSize(3);
    assertThat(windows).allMatch(window -> window.ids().length <= ModelInput.MAX_PIECES + 2);
    assertThat(windows.stream().mapToInt(window -> window.starts().length).sum()).isEqualTo(300);
    assertThat(windows.get(2).ends()[47]).isEqualTo(text.length() - 1);
  }
}
