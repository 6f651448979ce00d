package dev.isobar.enrich.date;

import java.util.Arrays;
import java.util.Locale;

/**
 * Splits a text into words, numbers and punctuation marks. Letters and digits form separate tokens:
 * {@code dec31} is two tokens.
 */
final class DateTokens {
  /**
   * Kinds of a token: it cannot be part of a date, may modify a date, may be part of a date, or may
   * be a date by itself.
   */
  static final int NO_DATE = 0;

  static final int MODIFIER = 1;
  static final int PART = 2;
  static final int DATE = 3;

  private static final int LONGEST_WORD = 16;
  private static final String EMPTY = "";

  private int[] starts;
  private int[] ends;
  private int[] numbers;
  private String[] words;
  private byte[] kinds;
  private final String text;
  private int size;

  DateTokens(String text) {
    this.text = text;
    int expected = 16 + text.length() / 5;
    starts = new int[expected];
    ends = new int[expected];
    numbers = new int[expected];
    words = new String[expected];
    kinds = new byte[expected];
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (isDigit(c)) {
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        at = number(at, end);
      } else if (isLetter(c)) {
        while (end < text.length() && isLetter(text.charAt(end))) {
          end++;
        }
        word(at, end);
        at = end;
      } else {
        if (c > ' ' && c != '\u00A0') {
          add(at, end, -1, normalizedMark(c), NO_DATE);
        } else if (c == '\n') {
          add(at, end, -1, "\n", NO_DATE);
        }
        at = end;
      }
    }
  }

  int size() {
    return size;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /**
   * Returns the word in lower case. For a number this is "th" or empty, and beyond the text it is
   * empty.
   */
  String word(int token) {
    if (token < 0 || token >= size) {
      return EMPTY;
    }
    String word = words[token];
    if (word == null) {
      word = text.substring(starts[token], ends[token]).toLowerCase(Locale.ROOT);
      words[token] = word;
    }
    return word;
  }

  int kind(int token) {
    return token >= 0 && token < size ? kinds[token] : NO_DATE;
  }

  boolean is(int token, String word) {
    return word(token).equals(word);
  }

  boolean isAny(int token, String... any) {
    String word = word(token);
    for (String one : any) {
      if (word.equals(one)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number, or -1 if the token is not a number of up to eight digits. */
  int number(int token) {
    return token >= 0 && token < size ? numbers[token] : -1;
  }

  /** Returns the length of the token in characters, including the ending of an ordinal. */
  int length(int token) {
    return token >= 0 && token < size ? ends[token] - starts[token] : 0;
  }

  /** Returns whether the token is a number such as {@code 4th}. */
  boolean isOrdinal(int token) {
    return number(token) >= 0 && is(token, "th");
  }

  /** Returns whether the token begins with an upper-case letter. */
  boolean isCapital(int token) {
    return token < size && Character.isUpperCase(text.charAt(starts[token]));
  }

  /** Returns whether no characters separate the two tokens. */
  boolean touch(int left, int right) {
    return left >= 0 && right < size && ends[left] == starts[right];
  }

  /** Returns whether the token is a dash that is longer than a hyphen. */
  boolean isLongDash(int token) {
    char c = token < size ? text.charAt(starts[token]) : 0;
    return c == '–' || c == '—';
  }

  private int number(int from, int to) {
    int end = to;
    String kind = EMPTY;
    if (to + 2 <= text.length() && (to + 2 == text.length() || !isLetter(text.charAt(to + 2)))) {
      String suffix = text.substring(to, to + 2).toLowerCase(Locale.ROOT);
      if (suffix.equals("st")
          || suffix.equals("nd")
          || suffix.equals("rd")
          || suffix.equals("th")) {
        kind = "th";
        end = to + 2;
      }
    }
    int number = to - from <= 8 ? Integer.parseInt(text, from, to, 10) : -1;
    add(from, end, number, kind, number < 0 ? NO_DATE : end - from >= 4 ? DATE : PART);
    return end;
  }

  /**
   * Adds a word. The text of a word that cannot be part of a date is copied only when a rule asks
   * for it.
   */
  private void word(int from, int to) {
    if (to - from > LONGEST_WORD) {
      add(from, to, -1, "#", NO_DATE);
      return;
    }
    int known = EnglishWords.KINDS.find(text, from, to);
    if (known >= 0) {
      add(from, to, -1, EnglishWords.KINDS.word(known), EnglishWords.KINDS.value(known));
    } else {
      add(from, to, -1, null, NO_DATE);
    }
  }

  private static String normalizedMark(char c) {
    return switch (c) {
      case '–', '—', '−', '～', '~' -> "-";
      case '\u2019' -> "'";
      default -> c < 0x80 ? ASCII[c] : "#";
    };
  }

  private static final String[] ASCII = new String[0x80];

  static {
    for (int i = 0; i < ASCII.length; i++) {
      ASCII[i] = String.valueOf((char) i);
    }
  }

  private void add(int start, int end, int number, String word, int kind) {
    if (size == starts.length) {
      int more = size * 2;
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      numbers = Arrays.copyOf(numbers, more);
      words = Arrays.copyOf(words, more);
      kinds = Arrays.copyOf(kinds, more);
    }
    starts[size] = start;
    ends[size] = end;
    numbers[size] = number;
    kinds[size] = (byte) kind;
    words[size++] = word;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c < 0x250 && Character.isLetter(c);
  }
}
