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
          Ⅷ ﬁn             | viii fin
          ÉTÉ               | ete
          Straße in Tromsø  | strasse in tromso
          m² of H₂SO₄       | m2 of h2so4
          fell¹ by 10⁶      | fell by 10
          ½ ℃               | 1 2 c
          ٢٠٢٤              | 2024
          碳                | 碳$
          低碳市            | 低碳 碳市 市$
          低碳a市           | 低碳 碳$ a 市$
          低、碳            | 低$ 碳$
          氣候              | 气候 候$
          二〇二四          | 二〇 〇二 二四 四$
          메탄              | 메탄 탄$
          메탄 가스         | 메탄 탄$ 가스 스$
          ｶﾞｽ ガス          | カス スカ カス ス$
          𠀀𠀁              | 𠀀𠀁 𠀁$
          """)
  void cutsWords(String text, String expected) {
    assertThat(String.join(" ", words(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the U.K. and U.S.A.   | the uk and usa
          U.N.-led              | un led unled
          end of a. Then b      | end of a then b
          a.B.Smith             | ab smith
          it.It                 | it it
          1,234,567.8           | 1234567 8
          2023,150 12,34        | 2023 150 12 34
          co-operate            | co operate cooperate
          F-35 on 2024-05       | f 35 on 2024 05
          a -b- c               | a b c
          """)
  void joinsWhatIsOneWord(String text, String expected) {
    assertThat(String.join(" ", words(text))).isEqualTo(expected);
  }

  @Test
  void aWordContinuesAfterWhatCannotBeSeen() {
    assertThat(words("ther\u00ADmal wa\u200Bter \uFEFFheat\u2060 is\u00AD\nland 煤\u200B矿"))
        .containsExactly("thermal", "water", "heat", "island", "煤矿", "矿$");
  }

  @Test
  void aWordThatIsDividedAtTheEndOfALineIsAlsoOneWord() {
    assertThat(words("ther-\n mal")).containsExactly("ther", "mal", "thermal");
    assertThat(words("East-\nWest")).containsExactly("east", "west");
  }

  @Test
  void chineseContinuesOnTheNextLineButNotInTheNextParagraph() {
    assertThat(words("煤\n　矿")).containsExactly("煤矿", "矿$");
    assertThat(words("煤 矿")).containsExactly("煤矿", "矿$");
    assertThat(words("煤\n\n矿")).containsExactly("煤$", "矿$");
    assertThat(words("煤。\n矿")).containsExactly("煤$", "矿$");
  }

  @Test
  void countsPositionsFromTheFirst() {
    List<Integer> positions = new ArrayList<>();
    int next =
        new SearchTokenizer(new Recorder(new ArrayList<>(), positions), 7).read("coal, 低碳 gas");
    assertThat(positions).containsExactly(7, 8, 9, 10);
    assertThat(next).isEqualTo(11);
  }

  @Test
  void aSignBetweenAWordAndANumberIsADistance() {
    List<Integer> positions = new ArrayList<>();
    new SearchTokenizer(new Recorder(new ArrayList<>(), positions), 1)
        .read("coal, 29 30; 31 No. 4 5°C");
    assertThat(positions).containsExactly(1, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void tellsWhereWordsAre() {
    List<String> found = new ArrayList<>();
    String text = "The U.K.’s 煤\n矿 na\u00ADme";
    new SearchTokenizer(
            new Recorder(new ArrayList<>(), new ArrayList<>()) {
              @Override
              public void word(SearchWord word, int position, int start, int end) {
                found.add(text.substring(start, end));
              }

              @Override
              public void characters(int first, int second, int at, int start, int end) {
                found.add(text.substring(start, end));
              }
            },
            1)
        .read(text);
    assertThat(found).containsExactly("The", "U.K", "煤\n矿", "矿", "na\u00ADme");
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
    new SearchTokenizer(new Recorder(words, new ArrayList<>()), 1).read(text);
    return words;
  }

  private static class Recorder implements SearchTokenizer.Sink {
    private final List<String> words;
    private final List<Integer> positions;
    private String joined;

    Recorder(List<String> words, List<Integer> positions) {
      this.words = words;
      this.positions = positions;
    }

    @Override
    public void word(SearchWord word, int position, int start, int end) {
      words.add(word.text());
      positions.add(position);
      if (joined != null) {
        words.add(joined);
        joined = null;
      }
    }

    @Override
    public void hyphenated(SearchWord word, int position) {
      joined = word.text();
    }

    @Override
    public void characters(int first, int second, int position, int start, int end) {
      String pair = SearchTokenizer.pair(first, second);
      words.add(second == SearchTokenizer.NONE ? pair + "$" : pair);
      positions.add(position);
    }
  }
}
