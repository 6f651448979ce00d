package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexedTextTest {

  @Test
  void theTextStartsTenWordsAfterTheTitle() {
    IndexedText text = IndexedText.of("Coal gas", "coal");
    assertThat(text.positions("coal", false)).containsExactly(1, 13);
    assertThat(text.positions("gas", false)).containsExactly(2);
    assertThat(text.positions("oil", false)).isEmpty();
    assertThat(IndexedText.of(null, "coal").positions("coal", false)).containsExactly(1);
  }

  @Test
  void aPrefixHasThePositionsOfAllItsWordsInTheirOrder() {
    IndexedText text = IndexedText.of(null, "低碳 coal 甲 coal 低排");
    assertThat(text.positions("低", true)).containsExactly(1, 6);
    assertThat(text.positions("高", true)).isEmpty();
    assertThat(text.positions("低碳", false)).containsExactly(1);
    assertThat(text.positions("低", false)).isEmpty();
  }

  @Test
  void aWordWithAHyphenIsAlsoOneWordAtBothPositions() {
    IndexedText text = IndexedText.of(null, "many bio-fuels burn");
    assertThat(text.positions("bio", false)).containsExactly(2);
    assertThat(text.positions("fuel", false)).containsExactly(3);
    assertThat(text.positions("biofuel", false)).containsExactly(2, 3);
  }

  @Test
  void aNumberWithAUnitIsAlsoANumber() {
    IndexedText text = IndexedText.of(null, "about 30GW");
    assertThat(text.positions("30gw", false)).containsExactly(2);
    assertThat(text.positions("30", false)).containsExactly(2);
  }
}
