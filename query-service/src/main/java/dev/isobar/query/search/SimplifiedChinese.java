package dev.isobar.query.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Maps Traditional Chinese characters to Simplified ones, so that either finds the other. */
final class SimplifiedChinese {
  private static final char[] TABLE = load();

  private SimplifiedChinese() {}

  /** The Simplified character; the character itself where it has none. */
  static char of(char c) {
    return TABLE[c];
  }

  private static char[] load() {
    char[] table = new char[1 << 16];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    try (InputStream in = SimplifiedChinese.class.getResourceAsStream("simplified.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                for (int i = 0; i < line.length(); i += 2) {
                  table[line.charAt(i)] = line.charAt(i + 1);
                }
              });
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
