package dev.isobar.query.search;

import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.contracts.text.SimplifiedChinese;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds characters, so that different spellings of a word become the same: lower case, no accents,
 * no compatibility forms (full width, subscripts, ligatures), ASCII digits, and one character for
 * the variants of a Chinese character. A letter may become two ({@code ß} becomes {@code ss}).
 *
 * <p>What is not part of a word becomes one of the constants of this class, or stays itself where
 * its meaning depends on its neighbours: apostrophe, hyphen, full stop and comma.
 */
final class FoldedCharacters {
  /** Has no effect, for example a soft hyphen. */
  static final char IGNORED = '\0';

  static final char BLANK = ' ';
  static final char LINE_BREAK = '\n';

  /** A sign that separates words, such as a degree sign. */
  static final char SIGN = '/';

  /** A sign that separates parts of a sentence: what is before and after it is never one name. */
  static final char PUNCTUATION = ';';

  private static final String PUNCTUATION_SIGNS = ";:()[]{}!?\"、。—–“”„«»「」『』《》";
  private static final String APOSTROPHES = "'\u2018\u2019\u02BC\u00B4";
  private static final String HYPHENS = "-\u2010\u2011";
  private static final String HANGUL_FILLERS = "\u115F\u1160\u3164\uFFA0";

  /** Letters that Unicode does not decompose, with what a reader without them writes. */
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ẞ', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('Ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('Þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('Ħ', "h"),
          Map.entry('ı', "i"),
          // The Hawaiian okina, which most texts omit.
          Map.entry('\u02BB', ""));

  private static final Map<Character, Character> VARIANTS = variants();
  private static final Map<Integer, String> EXPANSIONS = new HashMap<>();
  private static final char EXPANDED = '\uFFFF';
  private static final char[] TABLE = table();

  private FoldedCharacters() {}

  /** Returns what the character becomes, or {@link #EXPANDED} if that is not one character. */
  private static char[] table() {
    char[] table = new char[1 << 16];
    for (int c = 0; c < table.length; c++) {
      String folded = Character.isSurrogate((char) c) ? "/" : fold(c);
      table[c] = folded.length() == 1 ? folded.charAt(0) : folded.isEmpty() ? IGNORED : EXPANDED;
      if (table[c] == EXPANDED) {
        EXPANSIONS.put(c, folded);
      }
    }
    return table;
  }

  /** Returns the folded character; {@link #isExpanded} characters have several. */
  static char of(char c) {
    return TABLE[c];
  }

  /** Returns whether {@link #expansion} has what the character becomes. */
  static boolean isExpanded(char folded) {
    return folded == EXPANDED;
  }

  /** Returns what a character becomes that is not in the table or is expanded. */
  static String expansion(int c) {
    return c < 0x10000 ? EXPANSIONS.get(c) : fold(c);
  }

  /** Returns whether the digit is a superscript, which is often the number of a footnote. */
  static boolean isSuperscript(int c) {
    return c == '¹' || c == '²' || c == '³' || c >= 0x2070 && c <= 0x2079;
  }

  /** Returns whether words of this character are pairs of characters: Chinese, Japanese, Korean. */
  static boolean isPaired(int c) {
    return c >= 0x2E80
        && (c <= 0x9FFF
            || c >= 0xAC00 && c <= 0xD7AF
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0x20000 && c <= 0x3FFFF)
        && (Character.isLetter(c) || c == '〇');
  }

  private static String fold(int c) {
    if (isPaired(c) && c < 0xF900) {
      char simplified = SimplifiedChinese.of((char) c);
      // Marks of kana are dropped, as accents are: half-width kana have them as characters.
      return c < 0x3040 || c > 0x30FF
          ? Character.toString(VARIANTS.getOrDefault(simplified, simplified))
          : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).substring(0, 1);
    }
    if (c < 0x10000 && LETTERS.containsKey((char) c)) {
      return LETTERS.get((char) c);
    }
    StringBuilder folded = new StringBuilder(2);
    Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
        .codePoints()
        .map(part -> isPaired(part) && part != c ? fold(part).codePointAt(0) : part)
        .map(FoldedCharacters::simple)
        .filter(part -> part != IGNORED)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int simple(int c) {
    int type = Character.getType(c);
    if (Character.isDigit(c)) {
      return '0' + Character.digit(c, 10);
    } else if (isPaired(c) || Character.isLetter(c)) {
      return HANGUL_FILLERS.indexOf(c) >= 0 ? IGNORED : Character.toLowerCase(c);
    } else if (type == Character.FORMAT || isAccent(c, type)) {
      return IGNORED;
    } else if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
      return c;
    } else if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      return LINE_BREAK;
    } else if (APOSTROPHES.indexOf(c) >= 0) {
      return '\'';
    } else if (HYPHENS.indexOf(c) >= 0) {
      return '-';
    } else if (c == '.' || c == ',') {
      return c;
    } else if (PUNCTUATION_SIGNS.indexOf(c) >= 0) {
      return PUNCTUATION;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) ? BLANK : SIGN;
  }

  /** Returns whether the mark is one that readers leave out; marks of Indic scripts are vowels. */
  private static boolean isAccent(int c, int type) {
    if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case INHERITED, COMMON, LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, SYRIAC -> true;
      default -> type == Character.ENCLOSING_MARK;
    };
  }

  private static Map<Character, Character> variants() {
    Map<Character, Character> variants = new HashMap<>();
    ClasspathText.read(FoldedCharacters.class, "han-variants.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              for (int i = 0; i + 1 < line.length(); i += 2) {
                variants.put(line.charAt(i), line.charAt(i + 1));
              }
            });
    return variants;
  }
}
