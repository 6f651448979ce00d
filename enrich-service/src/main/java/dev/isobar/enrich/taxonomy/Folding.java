package dev.isobar.enrich.taxonomy;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;

/**
 * Which characters count as the same when labels are looked up: case, width, accents of Latin
 * letters, curly and straight quotes, Traditional and Simplified Chinese. One character folds to
 * one, so that positions stay countable.
 */
final class Folding {
  private static final char[] TABLE = table();

  /** A paragraph break: no label reaches across it. */
  static final char BREAK = '\n';

  private Folding() {}

  static char fold(char c) {
    return TABLE[c];
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
    // A hyphen and a space are the same to a label: "low-carbon", "low carbon", "Sino -US".
    for (char c : "-\u2010\u2011\u2012\u2013\u2014\u2212\u00A0\u3000\t\r\u200B".toCharArray()) {
      table[c] = ' ';
    }
    for (char c : "·•‧・∙".toCharArray()) {
      table[c] = '·';
    }
    simplify(table);
    return table;
  }

  private static void simplify(char[] table) {
    Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
    StringBuilder all = new StringBuilder();
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      all.append(c).append(' ');
    }
    String[] results = simplified.transliterate(all.toString()).split(" ");
    for (int i = 0; i < results.length; i++) {
      // Some simplify to a pair of surrogates: they stay, since one character folds to one.
      if (results[i].length() == 1) {
        table[0x4E00 + i] = results[i].charAt(0);
      }
    }
  }
}
