package dev.isobar.query.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ViewPositionTest {

  @Test
  void aCursorCarriesThePositionOfTheView() {
    String wire = "v2_5f0c11d2_0-123.1-456~00c0ffee-789";
    StreamCursor cursor = StreamCursor.parse(wire);
    assertThat(cursor).hasToString(wire);
    assertThat(cursor.view()).isEqualTo(new ViewPosition("00c0ffee", 789));
    assertThat(cursor.withView(null)).hasToString("v2_5f0c11d2_0-123.1-456");
    assertThat(cursor).isNotEqualTo(cursor.withView(null));
    assertThat(StreamCursor.parse("v1_~00c0ffee-0").offsets()).isEmpty();
    assertThat(cursor.reaches(StreamCursor.parse("v1_0-123"))).isTrue();
  }

  @Test
  void refusesWhatIsNoPosition() {
    for (String wrong : new String[] {"", "00c0ffee", "00c0ffee-", "00C0FFEE-1", "00c0ffee--1"}) {
      assertThatThrownBy(() -> StreamCursor.parse("v1_0-1~" + wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("position of the view");
    }
  }
}
