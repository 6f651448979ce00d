package dev.isobar.query.search;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mine              | Two mines. A mine!             | mines, mine
          "coal mine"       | The coal mines of coal country | coal, mines
          UK                | A U.K. mine                    | U.K
          co-operate        | to cooperate                   | cooperate
          cooperate         | to co-operate                  | co, operate
          G20               | the G 20 and G20               | G, 20, G20
          clim*             | a climber climbs               | climber, climbs
          煤矿              | 关闭煤矿。煤\u200B矿           | 煤矿, 煤\u200B矿
          煤                | 采煤场                         | 煤
          煤矿安全          | 煤矿安全法                     | 煤矿安全
          coal -gas         | coal                           | coal
          coal OR (gas oil) | coal and gas                   | coal
          author:li         | Li Wei                         | ``
          """)
  void marksWhatTheQueryFound(String query, String text, String marked) {
    assertThat(String.join(", ", marked(query, text))).isEqualTo(marked);
  }

  @Test
  void marksInTheTitle() {
    Highlights found =
        Highlights.of(
            article("a").with("title", "Coal & <gas>").text("Nothing.").build(),
            SearchQuery.parse("q", "title:gas", true));
    assertThat(found.title()).containsExactly(new TextRange(8, 11));
    assertThat(found.snippet()).isNull();
  }

  @Test
  void theSnippetIsWhereMostWordsAre() {
    String text = "coal " + "filler words ".repeat(40) + "\n coal\n mine" + " more".repeat(100);
    Highlights found =
        Highlights.of(article("a").text(text).build(), SearchQuery.parse("q", "coal mine", true));
    assertThat(found.snippet())
        .startsWith("…")
        .endsWith("…")
        .contains("words coal mine more")
        .doesNotContain("\n")
        .hasSizeLessThan(250);
    assertThat(cut(found)).containsExactly("coal", "mine");
  }

  @Test
  void aScoreIsHigherForMoreMatchesAndForTheTitle() {
    double once = score("Title", "a mine and something else");
    double twice = score("Title", "a mine and another mine");
    double inTitle = score("Mines", "this and something else");
    assertThat(once).isPositive().isLessThan(twice);
    assertThat(inTitle).isGreaterThan(twice);
    assertThat(score("Title", "nothing here")).isZero();
  }

  private static double score(String title, String text) {
    return SearchQuery.parse("q", "mine", true)
        .score(IndexedText.of(article("a").with("title", title).text(text).build()));
  }

  private static List<String> marked(String query, String text) {
    Highlights found =
        Highlights.of(
            article("a").with("title", "-").text(text).author("Li").build(),
            SearchQuery.parse("q", query, true));
    return cut(found);
  }

  private static List<String> cut(Highlights found) {
    return found.ranges().stream()
        .map(range -> found.snippet().substring(range.start(), range.end()))
        .toList();
  }
}
