package dev.isobar.query.search;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexedTextTest {

  @Test
  void theTextStartsTenWordsAfterTheTitle() {
    IndexedText text = text("Coal gas", "coal");
    assertThat(text.positions(SearchField.TEXT, "coal")).containsExactly(1, 13);
    assertThat(text.positions(SearchField.TEXT, "gas")).containsExactly(2);
    assertThat(text.positions(SearchField.TEXT, "oil")).isEmpty();
    assertThat(text(null, "coal").positions(SearchField.TEXT, "coal")).containsExactly(1);
  }

  @Test
  void aPrefixHasThePositionsOfAllItsWordsInTheirOrder() {
    IndexedText text = text(null, "低碳 coal 甲 coal 低排");
    assertThat(text.positionsOfPrefix(SearchField.TEXT, "低")).containsExactly(1, 6);
    assertThat(text.positionsOfPrefix(SearchField.TEXT, "高")).isEmpty();
    assertThat(text.positions(SearchField.TEXT, "低碳")).containsExactly(1);
    assertThat(text.positions(SearchField.TEXT, "低")).isEmpty();
  }

  @Test
  void aWordWithAHyphenIsAlsoOneWordAtBothPositions() {
    IndexedText text = text(null, "many bio-fuels burn");
    assertThat(text.positions(SearchField.TEXT, "bio")).containsExactly(2);
    assertThat(text.positions(SearchField.TEXT, "fuel")).containsExactly(3);
    assertThat(text.positions(SearchField.TEXT, "biofuel")).containsExactly(2, 3);
  }

  @Test
  void aNumberWithAUnitIsAlsoANumber() {
    IndexedText text = text(null, "about 30GW");
    assertThat(text.positions(SearchField.TEXT, "30gw")).containsExactly(2);
    assertThat(text.positions(SearchField.TEXT, "30")).containsExactly(2);
  }

  private static IndexedText text(String title, String text) {
    return IndexedText.of(article("a").with("title", title).text(text).build());
  }
}
