package dev.isobar.ingest.feed.document;

import java.util.Locale;
import java.util.Map;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** Names the vocabularies of elements. The URI of the namespace decides, not its prefix. */
enum Vocabulary {
  /** The feed's own elements. */
  CORE,
  ATOM,
  DUBLIN_CORE,
  DUBLIN_CORE_TERMS,
  CONTENT,
  ITUNES,
  MEDIA,
  SYNDICATION,
  FEEDBURNER,
  NEWS,
  XHTML,
  OTHER;

  private static final int MAX_URI = 200;

  /** Vocabularies by URI, in lower case and without {@code http(s)://} and a final slash or #. */
  private static final Map<String, Vocabulary> BY_URI =
      Map.ofEntries(
          Map.entry("www.w3.org/2005/atom", ATOM),
          Map.entry("purl.org/atom/ns", ATOM),
          Map.entry("purl.org/dc/elements/1.1", DUBLIN_CORE),
          Map.entry("purl.org/dc/elements/1.0", DUBLIN_CORE),
          Map.entry("purl.org/metadata/dublin_core", DUBLIN_CORE),
          Map.entry("purl.org/dc/terms", DUBLIN_CORE_TERMS),
          Map.entry("purl.org/rss/1.0/modules/content", CONTENT),
          Map.entry("purl.org/rss/1.0/modules/syndication", SYNDICATION),
          Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
          Map.entry("example.com/dtds/podcast-1.0.dtd", ITUNES),
          Map.entry("search.yahoo.com/mrss", MEDIA),
          Map.entry("www.rssboard.org/media-rss", MEDIA),
          Map.entry("rssnamespace.org/feedburner/ext/1.0", FEEDBURNER),
          Map.entry("www.google.com/schemas/sitemap-news/0.9", NEWS),
          Map.entry("www.w3.org/1999/xhtml", XHTML),
          Map.entry("www.w3.org/1999/xlink", OTHER));

  /** The usual prefixes, for documents that do not declare them. */
  private static final Map<String, Vocabulary> BY_PREFIX =
      Map.ofEntries(
          Map.entry("rss", CORE),
          Map.entry("atom", ATOM),
          Map.entry("dc", DUBLIN_CORE),
          Map.entry("dcterms", DUBLIN_CORE_TERMS),
          Map.entry("content", CONTENT),
          Map.entry("itunes", ITUNES),
          Map.entry("media", MEDIA),
          Map.entry("sy", SYNDICATION),
          Map.entry("feedburner", FEEDBURNER),
          Map.entry("news", NEWS),
          Map.entry("xhtml", XHTML));

  /** Returns the name of an element of this vocabulary. */
  ElementName named(String name) {
    return new ElementName(this, name);
  }

  /**
   * Returns the vocabulary of an element.
   *
   * @param root the namespace of the document's root element
   */
  static Vocabulary of(Tag tag, String root) {
    String uri = tag.namespace();
    boolean isUndeclared = uri.isEmpty() || uri.equals(Parser.NamespaceXml);
    boolean hasPrefix = !tag.prefix().isEmpty();
    if (isUndeclared && hasPrefix) {
      return BY_PREFIX.getOrDefault(tag.prefix().toLowerCase(Locale.ROOT), OTHER);
    }
    if (uri.equals(root)) {
      return CORE;
    }
    if (uri.length() > MAX_URI) {
      return OTHER;
    }
    Vocabulary known = BY_URI.get(key(uri));
    if (known != null) {
      return known;
    }
    return !hasPrefix || isRss(key(uri)) ? CORE : OTHER;
  }

  private static boolean isRss(String key) {
    return key.equals("purl.org/rss/1.0")
        || key.startsWith("backend.userland.com/rss")
        || key.startsWith("my.netscape.com/rdf/simple")
        || key.startsWith("channel.netscape.com/rdf/simple")
        || key.equals("blogs.law.harvard.edu/tech/rss");
  }

  private static String key(String uri) {
    String key = uri.strip().toLowerCase(Locale.ROOT);
    int host = key.indexOf("://");
    int start = host < 0 ? 0 : host + 3;
    int end = key.length();
    while (end > start && (key.charAt(end - 1) == '/' || key.charAt(end - 1) == '#')) {
      end--;
    }
    return key.substring(start, end);
  }
}
