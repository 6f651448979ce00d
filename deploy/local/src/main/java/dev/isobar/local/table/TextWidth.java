package dev.isobar.local.table;

import java.util.ArrayList;
import java.util.List;

/** Measures, cuts and wraps text by its width on a terminal, in letters. */
public final class TextWidth {
  private TextWidth() {}

  /** Returns the width; East Asian wide characters count as two letters. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Returns the text, cut with an ellipsis if it is wider than {@code widest}. */
  public static String cut(String text, int widest) {
    if (of(text) <= widest) {
      return text;
    }
    int end = 0;
    int width = 1;
    while (width + of(text.codePointAt(end)) <= widest) {
      width += of(text.codePointAt(end));
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** Returns the words as a comma-separated list, in lines of at most {@code widest}. */
  public static List<String> wrap(List<String> words, int widest) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words) {
      String longer = line.isEmpty() ? word : line + ", " + word;
      if (of(longer) > widest && !line.isEmpty()) {
        lines.add(line + ",");
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  /** Covers the East Asian wide and full-width characters that news uses. */
  private static int of(int character) {
    boolean wide =
        character >= 0x1100
            && (character <= 0x115F
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD));
    return wide ? 2 : 1;
  }
}
