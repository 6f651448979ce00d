package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AZaz09            | azaz09
          a@b[c`d{e/f:g     | a b c d e f g
          California's coal | california coal
          California’S      | california
          it's.             | it
          o'sullivan        | o sullivan
          'sea'             | sea
          cafe\u0301 noir   | cafe noir
          ＡＺａｚ０９！ｘ  | azaz09 x
          Ⅷ ﬁn             | fin
          ÉTÉ               | ete
          碳                | 碳$
          低碳市            | 低碳 碳市 市$
          低碳a市           | 低碳 碳$ a 市$
          低、碳            | 低$ 碳$
          氣候              | 气候 候$
          메탄              | 메탄 탄$
          𠀀𠀁              | 𠀀𠀁 𠀁$
          """)
  void cutsWords(String text, String expected) {
    assertThat(String.join(" ", words(text))).isEqualTo(expected);
  }

  @Test
  void countsPositionsFromTheFirst() {
    List<Integer> positions = new ArrayList<>();
    int next =
        new SearchTokenizer((word, position, last) -> positions.add(position), 7)
            .read("coal, 低碳 gas");
    assertThat(positions).containsExactly(7, 8, 9, 10);
    assertThat(next).isEqualTo(11);
  }

  @Test
  void longWordsAreCut() {
    assertThat(words("x".repeat(200)).get(0)).hasSize(SearchTokenizer.MAX_LENGTH - 1);
    assertThat(words("é".repeat(200)).get(0)).hasSize(SearchTokenizer.MAX_LENGTH - 1);
    assertThat(words("x".repeat(62)).get(0)).hasSize(62);
  }

  /** Returns a word; a $ marks the last character of a run. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    new SearchTokenizer((word, position, last) -> words.add(last ? word + "$" : word), 1)
        .read(text);
    return words;
  }
}
