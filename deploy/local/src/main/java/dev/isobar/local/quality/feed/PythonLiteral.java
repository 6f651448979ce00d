package dev.isobar.local.quality.feed;

import java.util.ArrayList;
import java.util.List;

/** Reads the Python literals in which feedparser's files write the expected values. */
final class PythonLiteral {
  private final String text;
  private int at;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * Holds a value: a string, a list of numbers or None.
   *
   * @param string null unless the value is a string
   * @param numbers null unless the value is a tuple
   */
  record Value(String string, List<Integer> numbers) {
    boolean isNone() {
      return string == null && numbers == null;
    }
  }

  /** Returns the value; null if the text is not such a literal as a whole. */
  static Value of(String text) {
    String literal = text.strip();
    if (literal.equals("None")) {
      return new Value(null, null);
    }
    if (literal.matches("\\(\\d+(, ?\\d+){8}\\)")) {
      List<Integer> numbers = new ArrayList<>();
      for (String number : literal.substring(1, literal.length() - 1).split(", ?")) {
        numbers.add(Integer.parseInt(number));
      }
      return new Value(null, numbers);
    }
    return new PythonLiteral(literal).strings();
  }

  /** Reads strings that are joined with +. */
  private Value strings() {
    StringBuilder value = new StringBuilder();
    while (true) {
      String part = string();
      if (part == null) {
        return null;
      }
      value.append(part);
      skipSpace();
      if (at == text.length()) {
        return new Value(value.toString(), null);
      }
      if (text.charAt(at) != '+') {
        return null;
      }
      at++;
      skipSpace();
    }
  }

  private String string() {
    if (at < text.length() && text.charAt(at) == 'u') {
      at++;
    }
    if (at >= text.length() || "'\"".indexOf(text.charAt(at)) < 0) {
      return null;
    }
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    StringBuilder out = new StringBuilder();
    while (at < text.length() && !text.startsWith(quote, at)) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(out);
      } else {
        out.append(c);
      }
    }
    if (at >= text.length()) {
      return null;
    }
    at += quote.length();
    return out.toString();
  }

  private void escape(StringBuilder out) {
    char c = text.charAt(at++);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0 && at + digits <= text.length()) {
      out.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), 16));
      at += digits;
      return;
    }
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case '\\', '\'', '"' -> out.append(c);
      default -> out.append('\\').append(c);
    }
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
