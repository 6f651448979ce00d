package dev.isobar.contracts.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Gives each part of a URL one spelling: characters outside ASCII become the escapes of their UTF-8
 * (RFC 3987 section 3.1) in Unicode's form NFC, escapes are upper case, and characters that mean
 * the same without their escape have none (RFC 3986 section 6.2.2). Escapes of other charsets stay.
 */
final class PercentEncoding {
  /** The parts of a URL in which a character may stand without an escape. */
  enum Part {
    PATH("!$&'()*+,-./:;=@_~\\", "!'()*,-.:@_~"),
    /** A plus sign is a space here. The route after {@code #!} is read by the same rules. */
    QUERY("!$&'()*,-./:;=?@_~", "!'()*,-./:?@_~");

    private final boolean[] literal;
    private final boolean[] unescaped;

    Part(String literal, String unescaped) {
      this.literal = withLettersAndDigits(literal);
      this.unescaped = withLettersAndDigits(unescaped);
    }

    private static boolean[] withLettersAndDigits(String others) {
      boolean[] set = new boolean[128];
      for (char c = 0; c < 128; c++) {
        set[c] = Character.isLetterOrDigit(c) || others.indexOf(c) >= 0;
      }
      return set;
    }

    private boolean isLiteral(char c) {
      return c < 128 && literal[c];
    }
  }

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final Part part;
  private final StringBuilder out;

  /** Characters since the last escape that stays; only these may combine with each other. */
  private final StringBuilder run = new StringBuilder();

  private PercentEncoding(Part part, int length) {
    this.part = part;
    this.out = new StringBuilder(length + 16);
  }

  /** Returns the one spelling of {@code text}. */
  static String normalise(String text, Part part) {
    for (int i = 0; i < text.length(); i++) {
      if (!part.isLiteral(text.charAt(i))) {
        return new PercentEncoding(part, text.length()).convert(text);
      }
    }
    return text;
  }

  /** Returns the text that the escapes stand for, and spaces for plus signs. */
  static String decode(String text) {
    byte[] bytes = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
      int low = high < 0 ? -1 : digit(bytes[i + 2]);
      bytes[length++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private String convert(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        i = escapes(text, i) - 1;
      } else if (c == '+' && part == Part.QUERY) {
        escape(' ');
      } else if (c > 127 || part.isLiteral(c)) {
        run.append(c);
      } else {
        escape(c);
      }
    }
    flush();
    return out.toString();
  }

  /** Reads a row of escapes and returns the index after it. */
  private int escapes(String text, int from) {
    byte[] bytes = new byte[(text.length() - from) / 3 + 1];
    int count = 0;
    int end = from;
    while (end + 2 < text.length()
        && text.charAt(end) == '%'
        && digit(text.charAt(end + 1)) >= 0
        && digit(text.charAt(end + 2)) >= 0) {
      bytes[count++] = (byte) (digit(text.charAt(end + 1)) << 4 | digit(text.charAt(end + 2)));
      end += 3;
    }
    if (count == 0) {
      escape('%');
      return from + 1;
    }
    for (int i = 0; i < count; i++) {
      int length = Utf8.length(bytes, i, count);
      if (length > 1) {
        run.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length - 1;
      } else if (bytes[i] >= 0 && part.unescaped[bytes[i]]) {
        run.append((char) bytes[i]);
      } else {
        escape(bytes[i] & 0xff);
      }
    }
    return end;
  }

  private void escape(int octet) {
    flush();
    append(octet);
  }

  private void append(int octet) {
    out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
  }

  private void flush() {
    boolean ascii = run.chars().allMatch(c -> c < 128);
    if (ascii) {
      out.append(run);
    } else {
      String text = Normalizer.normalize(run, Normalizer.Form.NFC);
      // A lone surrogate becomes U+FFFD, not a question mark.
      String wellFormed = LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
      for (byte octet : wellFormed.getBytes(StandardCharsets.UTF_8)) {
        if (octet < 0) {
          append(octet & 0xff);
        } else {
          out.append((char) octet);
        }
      }
    }
    run.setLength(0);
  }

  private static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
