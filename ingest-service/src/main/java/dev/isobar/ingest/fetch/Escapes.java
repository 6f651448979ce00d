package dev.isobar.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Escapes what may not be in a request line, leaves existing escapes as they are. */
final class Escapes {
  private static final String IN_PATH = "\"<>`{}|^[]\\";
  private static final String IN_QUERY = "\"<>`{}|^\\";
  private static final String IN_USER_INFO = "\"<>`{}|^[]\\/?#@ ";
  private static final Pattern DOT = Pattern.compile("\\.|%2[eE]");
  private static final Pattern DOTS = Pattern.compile("(\\.|%2[eE]){2}");

  private Escapes() {}

  /** Returns path and query without the fragment, with a leading slash and without dot segments. */
  static String target(String pathQueryFragment) {
    int hash = pathQueryFragment.indexOf('#');
    String text = hash < 0 ? pathQueryFragment : pathQueryFragment.substring(0, hash);
    int mark = text.indexOf('?');
    String path = (mark < 0 ? text : text.substring(0, mark)).replace('\\', '/');
    String query = mark < 0 ? "" : "?" + escape(text.substring(mark + 1), IN_QUERY);
    return withoutDots(escape(path, IN_PATH)) + query;
  }

  static String escapeUserInfo(String text) {
    return escape(text, IN_USER_INFO);
  }

  /** Escapes the bytes of a header value that was read as ISO 8859-1. */
  static String header(String latin1) {
    StringBuilder result = new StringBuilder(latin1.length());
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (c < 0x80) {
        result.append(c);
      } else {
        append(result, (byte) c);
      }
    }
    return result.toString();
  }

  private static String escape(String text, String escaped) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c <= 0x20
          || c > 0x7e
          || escaped.indexOf(c) >= 0
          || (c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2)))) {
        for (byte b : text.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
          append(result, b);
        }
      } else {
        result.appendCodePoint(c);
      }
      i = next;
    }
    return result.toString();
  }

  private static String withoutDots(String path) {
    String[] segments = path.split("/", -1);
    List<String> kept = new ArrayList<>(segments.length);
    for (int i = path.startsWith("/") ? 1 : 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (DOTS.matcher(segments[i]).matches()) {
        if (!kept.isEmpty()) {
          kept.remove(kept.size() - 1);
        }
        if (last) {
          kept.add("");
        }
      } else if (!DOT.matcher(segments[i]).matches()) {
        kept.add(segments[i]);
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static void append(StringBuilder result, byte b) {
    result
        .append('%')
        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
  }

  private static boolean isHex(String text, int i) {
    return i < text.length() && Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 0x80;
  }
}
