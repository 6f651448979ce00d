package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds the addresses in the head of a page, as they are written there.
 *
 * @param canonicals of {@code <link rel=canonical>}
 * @param ogUrls of {@code <meta property=og:url>}
 * @param base of {@code <base>}; null if there is none
 * @param isWhole whether the end of the head was reached
 */
record HtmlHead(List<String> canonicals, List<String> ogUrls, String base, boolean isWhole) {
  /** What comes later is not read. */
  private static final int MAX_LENGTH = 1 << 16;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** Most heads are shorter, and the decoding of bytes takes most of the time. */
  private static final int FIRST_LENGTH = 3 << 12;

  /** Reads the head of an article in HTML. */
  static HtmlHead read(RawArticle raw) {
    if (raw.content() != null) {
      return read(raw.content().substring(0, Math.min(raw.content().length(), MAX_LENGTH)), true);
    }
    HtmlHead head = read(bytes(raw.contentBase64(), FIRST_LENGTH), false);
    return head.isWhole() || raw.contentBase64().length() < FIRST_LENGTH
        ? head
        : read(bytes(raw.contentBase64(), MAX_LENGTH), false);
  }

  private static HtmlHead read(String html, boolean isText) {
    List<String> canonicals = new ArrayList<>(1);
    List<String> ogUrls = new ArrayList<>(1);
    String base = null;
    HtmlHeadTags tags = new HtmlHeadTags(html);
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
    return new HtmlHead(canonicals, ogUrls, base, tags.isAtEndOfHead());
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
    for (String one : WHITE_SPACE.split(value.strip())) {
      if (one.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static String bytes(String base64, int length) {
    String start = base64.substring(0, Math.min(base64.length(), length / 3 * 4));
    String digits = hasSpace(start) ? WHITE_SPACE.matcher(start).replaceAll("") : start;
    byte[] bytes = Base64.getDecoder().decode(digits.substring(0, digits.length() & ~3));
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return new String(
        bytes,
        first == 0xfeff || first == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
  }

  private static boolean hasSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
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
