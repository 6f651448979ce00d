package dev.isobar.contracts.identity;

import java.util.regex.Pattern;

/**
 * Holds the parts of an http or https address as it was written, without user and password.
 *
 * @param host with the port
 * @param query without its question mark; null if there is none
 * @param fragment without its number sign; empty if there is none
 */
record HttpUrl(String host, String path, String query, String fragment) {

  /** The escapes of an ampersand in HTML and XML, also escaped again. */
  private static final Pattern AMPERSAND = Pattern.compile("&(?i:amp;|#0*38;|#x0*26;)+");

  /** Returns null if {@code url} is not an http or https address. */
  static HttpUrl parse(String url) {
    String clean = unescaped(trimmed(url));
    int at = afterScheme(clean);
    if (at < 0) {
      return null;
    }
    int hostEnd = end(clean, at, "/\\?#");
    int hash = clean.indexOf('#', hostEnd);
    int queryEnd = hash < 0 ? clean.length() : hash;
    int mark = clean.indexOf('?', hostEnd);
    int pathEnd = mark < 0 || mark > queryEnd ? queryEnd : mark;
    String host = clean.substring(Math.max(at, clean.lastIndexOf('@', hostEnd - 1) + 1), hostEnd);
    return host.isEmpty() || host.charAt(0) == ':'
        ? null
        : new HttpUrl(
            host,
            clean.substring(hostEnd, pathEnd),
            pathEnd < queryEnd ? clean.substring(pathEnd + 1, queryEnd) : null,
            hash < 0 ? "" : clean.substring(hash + 1));
  }

  /** Returns the index after the scheme and its slashes, or -1 if it is not http or https. */
  private static int afterScheme(String url) {
    int at = url.regionMatches(true, 0, "feed:", 0, 5) ? 5 : 0;
    if (url.regionMatches(true, at, "http", 0, 4)) {
      at += url.regionMatches(true, at + 4, "s", 0, 1) ? 5 : 4;
      if (at >= url.length() || url.charAt(at++) != ':') {
        return -1;
      }
    } else if (at == 0) {
      return -1;
    }
    int slashes = at;
    while (at < url.length() && (url.charAt(at) == '/' || url.charAt(at) == '\\')) {
      at++;
    }
    return at == slashes ? -1 : at;
  }

  private static int end(String text, int from, String delimiters) {
    int at = from;
    while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String unescaped(String url) {
    return url.contains("&amp") || url.contains("&#") || url.contains("&AMP")
        ? AMPERSAND.matcher(url).replaceAll("&")
        : url;
  }

  /** Removes what is invisible around an address, and line breaks in it (URL Standard, 4.4). */
  private static String trimmed(String url) {
    int from = 0;
    int to = url.length();
    while (from < to && isInvisible(url.charAt(from))) {
      from++;
    }
    while (from < to && isInvisible(url.charAt(to - 1))) {
      to--;
    }
    String inner = url.substring(from, to);
    return inner.indexOf('\n') < 0 && inner.indexOf('\r') < 0 && inner.indexOf('\t') < 0
        ? inner
        : inner.replaceAll("[\\n\\r\\t]", "");
  }

  private static boolean isInvisible(char c) {
    return c <= ' '
        || c > 126
            && (Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT);
  }
}
