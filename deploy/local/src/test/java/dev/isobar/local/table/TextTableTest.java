package dev.isobar.local.table;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsColumnsToTheirSideAlsoUnderChinese() {
    assertThat(new TextTable(LEFT, RIGHT).row("甲烷", "7").row("methane", "12").toString())
        .isEqualTo("甲烷      7\nmethane  12\n");
  }

  @Test
  void cellsMayHaveSeveralLines() {
    assertThat(
            new TextTable(LEFT, LEFT)
                .row(List.of(List.of("a"), List.of("b", "c")))
                .row("d", "e")
                .toString())
        .isEqualTo("a  b\n   c\nd  e\n");
  }

  @Test
  void aShortRowWidensNoColumn() {
    assertThat(
            new TextTable(LEFT, LEFT, LEFT).row("a", "b", "c").row("d", "a long text").toString())
        .isEqualTo("a  b  c\nd  a long text\n");
  }

  @Test
  void refusesMoreCellsThanColumns() {
    assertThatThrownBy(() -> new TextTable(LEFT).row("a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutsByWidthNotByCharacters() {
    assertThat(TextWidth.cut("中美启动会", 7)).isEqualTo("中美启…");
    assertThat(TextWidth.cut("methane", 7)).isEqualTo("methane");
  }

  @Test
  void wrapsBetweenWords() {
    assertThat(TextWidth.wrap(List.of("forests", "methane", "oceans"), 15))
        .containsExactly("forests,", "methane, oceans");
    assertThat(TextWidth.wrap(List.of(), 16)).containsExactly("");
  }
}
