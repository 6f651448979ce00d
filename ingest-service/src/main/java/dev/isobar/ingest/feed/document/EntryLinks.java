package dev.isobar.ingest.feed.document;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.TextNode;

/** Chooses links among the link elements of Atom and RSS. */
final class EntryLinks {
  private static final Set<String> PAGE_TYPES =
      Set.of("text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain");
  private static final String IANA = "http://www.iana.org/assignments/relation/";

  private final Warnings warnings;

  EntryLinks(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * Returns the page of a feed or an entry; null if there is none.
   *
   * @param vocabulary of the link elements
   */
  String page(FeedElement parent, Vocabulary vocabulary) {
    String other = null;
    for (FeedElement link : parent.children(vocabulary, "link")) {
      if (rel(link).equals("alternate")) {
        String address = address(link);
        String type = link.attribute("type");
        if (address != null
            && (type == null || PAGE_TYPES.contains(type.toLowerCase(Locale.ROOT)))) {
          return address;
        }
        other = other == null ? address : other;
      }
    }
    return other;
  }

  /** Returns the first link of a relation; null if there is none. */
  String of(FeedElement parent, Vocabulary vocabulary, String rel) {
    for (FeedElement link : parent.children(vocabulary, "link")) {
      if (rel(link).equals(rel)) {
        String address = address(link);
        if (address != null) {
          return address;
        }
      }
    }
    return null;
  }

  /** Returns the absolute address that an element holds as {@code href} or as its text. */
  String address(FeedElement element) {
    String written = element.attribute("href");
    return address(element, written == null ? element.text() : written);
  }

  /**
   * Returns the address of an RSS link; also of {@code <link/>https://...}, which programs for HTML
   * make of it.
   */
  String addressIn(FeedElement link) {
    boolean isEmpty = link.attribute("href") == null && link.text().isEmpty();
    boolean hasTail = isEmpty && link.element().nextSibling() instanceof TextNode;
    String tail = hasTail ? ((TextNode) link.element().nextSibling()).getWholeText().strip() : "";
    return WebLink.isWeb(tail) ? address(link, tail) : address(link);
  }

  /** Returns the absolute address of a link inside an element. */
  String address(FeedElement element, String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    String decoded = Markup.hasEntity(written) ? Markup.decodeEntities(written) : written;
    String address = WebLink.resolve(element.base(), decoded);
    if (address == null) {
      warnings.add("A link is malformed or neither http nor https; it was left out.");
    }
    return address;
  }

  private static String rel(FeedElement link) {
    String rel = link.attribute("rel");
    if (rel == null) {
      return "alternate";
    }
    return rel.startsWith(IANA) ? rel.substring(IANA.length()) : rel.toLowerCase(Locale.ROOT);
  }
}
