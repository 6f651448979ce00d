package dev.isobar.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCursorTest {
  @Test
  void isReadAsItWasWritten() {
    LetterCursor cursor = LetterCursor.parse("0-42_11-7").orElseThrow();
    assertThat(cursor).hasToString("0-42_11-7");
    assertThat(cursor.below(0, 100)).isEqualTo(42);
    assertThat(cursor.below(0, 10)).isEqualTo(10);
    assertThat(cursor.below(5, 100)).isEqualTo(100);
    assertThat(LetterCursor.NEWEST.below(0, 9)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0-", "-1-2", "0-1_", "0-1 ", "x", "0-9999999999999999999", "0:1"})
  void refusesOtherText(String text) {
    assertThat(LetterCursor.parse(text)).isEmpty();
  }
}
