package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads links as browsers do: absolute, http or https only. */
final class WebLink {
  private static final int MAX_LENGTH = 4_096;
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.\\-]*:");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern TAB_OR_LINE = Pattern.compile("[\\t\\r\\n]+ *");

  private WebLink() {}

  /**
   * Returns the absolute address of a link.
   *
   * @return null if the link is empty, malformed or neither http nor https
   */
  static String resolve(URI base, String link) {
    String stripped = link == null ? "" : link.strip();
    if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
      return null;
    }
    String cleaned = TAB_OR_LINE.matcher(stripped).replaceAll("");
    if (SCHEME.matcher(cleaned).find()) {
      return isWeb(cleaned) && parse(cleaned) != null ? escaped(cleaned) : null;
    }
    URI relative = parse(cleaned);
    if (relative == null || base == null) {
      return null;
    }
    String absolute = merged(base, cleaned);
    return absolute != null && isWeb(absolute) && parse(absolute) != null
        ? escaped(absolute)
        : null;
  }

  /** Returns whether an address begins with http:// or https:// and a host. */
  static boolean isWeb(String address) {
    String start = address.substring(0, Math.min(address.length(), 9)).toLowerCase(Locale.ROOT);
    int host = start.startsWith("http://") ? 7 : start.startsWith("https://") ? 8 : -1;
    return host > 0 && address.length() > host && "/?#".indexOf(address.charAt(host)) < 0;
  }

  /** Returns the address with illegal characters escaped; null if it stays malformed. */
  static URI parse(String address) {
    try {
      return new URI(escaped(address));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String merged(URI base, String link) {
    URI root = base;
    if (base.getRawPath() == null || base.getRawPath().isEmpty()) {
      root = base.resolve("/");
    }
    if (link.startsWith("?")) {
      // URI.resolve would drop the last segment of the path.
      return root.getScheme() + "://" + root.getRawAuthority() + root.getRawPath() + link;
    }
    return root.resolve(escaped(link)).toString().replaceFirst("(?<=[^:/])/(\\.\\./)+", "/");
  }

  /** Escapes what no address may contain and keeps all else as its feed writes it. */
  private static String escaped(String address) {
    String text = BROKEN_ESCAPE.matcher(address).replaceAll("%25");
    StringBuilder out = new StringBuilder(text.length());
    boolean inFragment = false;
    int host = text.indexOf("://");
    int path = host < 0 ? 0 : Math.max(text.indexOf('/', host + 3), 0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSecondHash = c == '#' && inFragment;
      inFragment |= c == '#';
      boolean isBracket = (c == '[' || c == ']') && i >= path;
      boolean isIllegal =
          c <= ' '
              || "\"<>\\^`{|}".indexOf(c) >= 0
              || Character.isISOControl(c)
              || Character.isSpaceChar(c);
      if (isSecondHash || isBracket || isIllegal) {
        out.append(percent(String.valueOf(c)));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String percent(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(String.format(Locale.ROOT, "%02X", b));
    }
    return out.toString();
  }
}
