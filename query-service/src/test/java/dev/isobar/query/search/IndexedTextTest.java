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
    IndexedText text = IndexedText.of(null, "低碳 甲 低排 coal");
    assertThat(text.positions("低", true)).containsExactly(1, 4);
    assertThat(text.containsPrefix("低")).isTrue();
    assertThat(text.containsPrefix("高")).isFalse();
    assertThat(text.contains("低碳")).isTrue();
    assertThat(text.contains("低")).isFalse();
  }

  @Test
  void writesAVectorOfWordsAndPositions() {
    assertThat(IndexedText.of(null, "coal coal").toTsvector()).isEqualTo("coal:1,2 ");
    assertThat(IndexedText.of(null, "").toTsvector()).isEmpty();
  }

  @Test
  void keepsNoMorePositionsThanTheDatabase() {
    IndexedText text = IndexedText.of(null, "coal ".repeat(IndexedText.MAX_POSITIONS + 5));
    assertThat(text.positions("coal", false)).hasSize(IndexedText.MAX_POSITIONS);
    StringBuilder different = new StringBuilder();
    for (int i = 0; i < IndexedText.LAST_POSITION + 1; i++) {
      different.append('x').append(i).append(' ');
    }
    IndexedText longText = IndexedText.of(null, different.toString());
    assertThat(longText.positions("x" + (IndexedText.LAST_POSITION - 1), false))
        .containsExactly(IndexedText.LAST_POSITION);
    assertThat(longText.positions("x" + IndexedText.LAST_POSITION, false)).isEmpty();
    assertThat(longText.contains("x" + IndexedText.LAST_POSITION)).isTrue();
  }

  @Test
  void keepsNoMoreDifferentWordsThanFitIntoARow() {
    StringBuilder different = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      different.append("abcdefgh").append(100_000 + i).append(' ');
    }
    IndexedText text = IndexedText.of(null, different.toString());
    // 14 characters: 46 bytes each.
    assertThat(text.contains("abcdefgh" + (100_000 + IndexedText.MAX_BYTES / 46 - 1))).isTrue();
    assertThat(text.contains("abcdefgh" + (100_000 + IndexedText.MAX_BYTES / 46))).isFalse();
  }
}
