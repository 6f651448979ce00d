package dev.isobar.ingest.feed.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads titles, summaries and contents of XML feeds. */
final class TextReader {
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0\\u2028\\u2029]+");
  private static final Set<String> HTML_TYPES = Set.of("html", "text/html");
  private static final Set<String> XHTML_TYPES =
      Set.of("xhtml", "application/xhtml+xml", "text/xml", "application/xml");
  private static final Set<String> PLAIN_TYPES = Set.of("text", "text/plain", "plain");

  private final DocumentLimits limits;
  private final Warnings warnings;

  TextReader(DocumentLimits limits, Warnings warnings) {
    this.limits = limits;
    this.warnings = warnings;
  }

  /** Reads a title as one line of plain text; null if it is absent or empty. */
  String title(FeedElement element) {
    if (element == null) {
      return null;
    }
    String type = type(element);
    String raw = decoded(element, type);
    boolean isMarkup = element.hasMarkup() && !"base64".equals(mode(element));
    if (isMarkup) {
      raw = Markup.inner(element, limits.titleLength() * 10);
    }
    return title(raw, isMarkup || HTML_TYPES.contains(type), PLAIN_TYPES.contains(type));
  }

  /** Reads a title that is not an XML element. */
  String title(String raw, boolean isHtml, boolean isPlain) {
    if (raw == null) {
      return null;
    }
    String cut = cut(raw, limits.titleLength() * 10);
    String text = isHtml || !isPlain && Markup.hasTitleTags(cut) ? Markup.text(cut) : cut;
    if (!isHtml && !isPlain && text.equals(cut) && Markup.hasEntity(text)) {
      text = Markup.decodeEntities(text);
    }
    if (Markup.hasEntity(text)) {
      String again = Markup.decodeEntities(text);
      if (!again.equals(text)) {
        warnings.add("A title is encoded twice; it was decoded twice.");
        boolean bringsTags = Markup.hasTitleTags(again) && !Markup.hasTitleTags(text);
        text = bringsTags && !isPlain ? Markup.text(again) : again;
      }
    }
    text = cut(line(mended(text)), limits.titleLength());
    return text.isEmpty() ? null : text;
  }

  /** Reads a summary or a content; null if it is absent or empty. */
  Content content(FeedElement element) {
    if (element == null) {
      return null;
    }
    String type = type(element);
    boolean isBase64 = "base64".equals(mode(element)) || isBase64Type(type);
    if (element.hasMarkup() && !isBase64) {
      return content(inner(element, type), true);
    }
    String raw = cut(decoded(element, type).strip(), limits.contentLength());
    boolean isPlain = PLAIN_TYPES.contains(type);
    boolean isHtml =
        HTML_TYPES.contains(type) || XHTML_TYPES.contains(type) || !isPlain && Markup.isHtml(raw);
    return content(isHtml ? Markup.withAbsoluteLinks(raw, element.base()) : raw, isHtml);
  }

  /** Bounds a content; null if it is empty. */
  Content content(String value, boolean isHtml) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String cut = cut(mended(value), limits.contentLength());
    return new Content(isHtml ? Markup.closed(cut) : cut, isHtml);
  }

  /** Reads a short plain text, such as a name; null if it is absent or empty. */
  String line(FeedElement element) {
    return element == null ? null : title(element.text(), false, false);
  }

  /** Puts a text on one line. */
  static String line(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  private String inner(FeedElement element, String type) {
    FeedElement first = element.children().get(0);
    boolean isWrapper =
        first.name().equals("div") && element.children().size() == 1 && ownText(element).isBlank();
    if (isWrapper && !first.hasMarkup() && HTML_TYPES.contains(type)) {
      // Some feeds wrap escaped HTML into a div.
      return Markup.withAbsoluteLinks(first.text(), first.base());
    }
    // RFC 4287, section 3.1.1.3: the div is not a part of the content.
    FeedElement outer = isWrapper && "xhtml".equals(type) ? first : element;
    return Markup.inner(outer, limits.contentLength());
  }

  private static String ownText(FeedElement element) {
    return element.element().wholeOwnText();
  }

  private String decoded(FeedElement element, String type) {
    String raw = element.text();
    if (!"base64".equals(mode(element)) && !isBase64Type(type)) {
      return raw;
    }
    try {
      return new String(Base64.getMimeDecoder().decode(raw), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      warnings.add("A text says that it is Base64 but is not; it was read as text.");
      return raw;
    }
  }

  private String mended(String text) {
    String mended = Mojibake.repair(text);
    if (!mended.equals(text)) {
      warnings.add("A text in UTF-8 was encoded twice; it was repaired.");
    }
    return mended;
  }

  private String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    warnings.add("A text is longer than " + length + " characters; its end was left out.");
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** RFC 4287, section 4.1.3.3: other media types than text and XML are Base64. */
  private static boolean isBase64Type(String type) {
    return type.indexOf('/') > 0
        && !type.startsWith("text/")
        && !type.endsWith("/xml")
        && !type.endsWith("+xml")
        && !type.contains("html")
        && !type.endsWith("json");
  }

  /** Returns the media type or the type of Atom 1.0 in lower case; empty if there is none. */
  private static String type(FeedElement element) {
    String type = element.attribute("type");
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private static String mode(FeedElement element) {
    String mode = element.attribute("mode");
    return mode == null ? null : mode.toLowerCase(Locale.ROOT);
  }
}
