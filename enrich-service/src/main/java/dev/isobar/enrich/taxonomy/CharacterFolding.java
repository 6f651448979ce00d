package dev.isobar.enrich.taxonomy;

import dev.isobar.contracts.text.HanText;
import dev.isobar.contracts.text.SimplifiedChinese;
import java.text.Normalizer;

/**
 * Maps characters that are equal in label lookup to one character: case, width, accents of Latin
 * letters, curly and straight quotes, Traditional and Simplified Chinese. One character maps to one
 * character, so that positions can be mapped back.
 */
final class CharacterFolding {
  private static final char[] TABLE = table();
  private static final boolean[] WORD_CHARACTERS = wordCharacters();

  /** Stands for a paragraph break; no label extends across it. */
  static final char BREAK = '\n';

  /** Stands for a character that no label contains and that parts no words. */
  static final char NOTHING = 0xFFFF;

  private CharacterFolding() {}

  static char fold(char c) {
    return TABLE[c];
  }

  /** Returns whether a folded character forms one word with a neighbour of the same kind. */
  static boolean isWordCharacter(char c) {
    return WORD_CHARACTERS[c];
  }

  private static boolean[] wordCharacters() {
    boolean[] isWordCharacter = new boolean[1 << 16];
    for (int c = 0; c < isWordCharacter.length; c++) {
      isWordCharacter[c] = Character.isLetterOrDigit((char) c) && !HanText.isHan((char) c);
    }
    return isWordCharacter;
  }

  private static char[] table() {
    char[] table = new char[1 << 16];
    for (int c = 0; c < table.length; c++) {
      table[c] = Character.toLowerCase((char) c);
    }
    for (char c = 0xC0; c < 0x250; c++) {
      String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      if (plain.length() > 1 && plain.charAt(0) < 0x80) {
        table[c] = Character.toLowerCase(plain.charAt(0));
      }
    }
    "øØłŁđĐıİ".chars().forEach(c -> table[c] = "oollddii".charAt("øØłŁđĐıİ".indexOf(c)));
    for (char c = 0xFF01; c <= 0xFF5E; c++) {
      table[c] = Character.toLowerCase((char) (c - 0xFEE0));
    }
    for (char c : "\u2018\u2019\u201B\u02BC`´".toCharArray()) {
      table[c] = '\'';
    }
    // Hyphens and spaces are equal in labels: "low-carbon", "low carbon", "Sino -US".
    for (char c : "-\u2010\u2011\u2012\u2013\u2014\u2212\u00A0\u3000\t\r\u200B".toCharArray()) {
      table[c] = ' ';
    }
    for (char c : "·•‧・∙".toCharArray()) {
      table[c] = '·';
    }
    for (char c = 0x300; c < 0x370; c++) {
      table[c] = NOTHING;
    }
    for (char c : "\u00AD\u200C\u200D\u200E\u200F\u2060\uFEFF".toCharArray()) {
      table[c] = NOTHING;
    }
    for (int c = 0; c < table.length; c++) {
      char simplified = SimplifiedChinese.of((char) c);
      table[c] = simplified == c ? table[c] : simplified;
    }
    return table;
  }
}
