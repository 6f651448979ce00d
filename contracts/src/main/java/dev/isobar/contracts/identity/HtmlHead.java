package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds the addresses in the head of a page, as they are written there.
 *
 * @param canonicals of {@code <link rel=canonical>}
 * @param ogUrls of {@code <meta property=og:url>}
 * @param base of {@code <base>}; null if there is none
 */
record HtmlHead(List<String> canonicals, List<String> ogUrls, String base) {
  /** What comes later is not read. */
  private static final int MAX_LENGTH = 1 << 16;

  /** Reads the head of an article in HTML. */
  static HtmlHead read(RawArticle raw) {
    List<String> canonicals = new ArrayList<>(1);
    List<String> ogUrls = new ArrayList<>(1);
    String base = null;
    boolean isText = raw.content() != null;
    HtmlHeadTags tags =
        new HtmlHeadTags(isText ? start(raw.content()) : bytes(raw.contentBase64()));
    while (tags.next()) {
      if (tags.isElement("link")) {
        add(
            canonicals,
            hasWord(tags.attribute("rel"), "canonical") ? tags.attribute("href") : null,
            isText);
      } else if (tags.isElement("meta")) {
        boolean isUrl =
            hasWord(tags.attribute("property"), "og:url")
                || hasWord(tags.attribute("name"), "og:url");
        add(ogUrls, isUrl ? tags.attribute("content") : null, isText);
      } else if (base == null && tags.isElement("base")) {
        base = tags.attribute("href");
      }
    }
    return new HtmlHead(canonicals, ogUrls, base);
  }

  private static void add(List<String> addresses, String address, boolean isText) {
    if (address != null && !address.isBlank()) {
      addresses.add(isText ? address.strip() : escaped(address.strip()));
    }
  }

  private static boolean hasWord(String value, String word) {
    if (value == null) {
      return false;
    }
    for (String one : value.strip().split("\\s+")) {
      if (one.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static String start(String content) {
    return content.substring(0, Math.min(content.length(), MAX_LENGTH));
  }

  private static String bytes(String base64) {
    String start = base64.substring(0, Math.min(base64.length(), MAX_LENGTH / 3 * 4));
    String digits = start.chars().anyMatch(c -> c <= ' ') ? start.replaceAll("\\s", "") : start;
    byte[] bytes = Base64.getDecoder().decode(digits.substring(0, digits.length() & ~3));
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return new String(
        bytes,
        first == 0xfeff || first == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
  }

  /** Turns bytes outside ASCII into escapes, as a browser requests them: the charset is unknown. */
  private static String escaped(String address) {
    StringBuilder text = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c < 0x80 || c > 0xff) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return text.toString();
  }
}
