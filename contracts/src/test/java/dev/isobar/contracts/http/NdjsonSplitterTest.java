package dev.isobar.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonSplitterTest {
  private static final int LIMIT = 10;

  @Test
  void cutsAtLineFeedsWhereverTheChunksEnd() {
    String text = "one\r\n\n  \ntwo\n一二三\n0123456789\nend";
    List<String> whole = cut(text, text.length());
    assertThat(whole).containsExactly("1:one\r", "4:two", "5:一二三", "6:0123456789", "7:end");
    for (int size = 1; size < 12; size++) {
      assertThat(cut(text, size)).isEqualTo(whole);
    }
  }

  @Test
  void cutsTooLongLinesAndContinues() {
    String text = "0123456789x\na\n" + "y".repeat(100) + "\nb\n" + "z".repeat(11);
    for (int size = 1; size < 40; size++) {
      assertThat(cut(text, size))
          .containsExactly(
              "1:0123456789x (11)", "2:a", "3:yyyyyyyyyyy (100)", "4:b", "5:zzzzzzzzzzz (11)");
    }
  }

  @Test
  void emptyInputHasNoLines() {
    assertThat(cut("", 1)).isEmpty();
    assertThat(cut("\n\n", 1)).isEmpty();
    assertThat(cut(" ".repeat(LIMIT + 2), 1)).isEmpty();
  }

  @Test
  void longLineThatBeginsBlankIsEmitted() {
    assertThat(cut(" ".repeat(LIMIT + 1) + "a", 3)).hasSize(1);
  }

  private static List<String> cut(String text, int chunk) {
    List<String> cut = new ArrayList<>();
    NdjsonSplitter lines = new NdjsonSplitter(LIMIT);
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += chunk) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
      lines.take(part, line -> cut.add(emitted(line)));
    }
    lines.end(line -> cut.add(emitted(line)));
    return cut;
  }

  private static String emitted(NdjsonSplitter.Line line) {
    return line.number()
        + ":"
        + new String(line.bytes(), UTF_8)
        + (line.length() > LIMIT ? " (" + line.length() + ")" : "");
  }
}
