package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector;

/** Applies the selectors of a feed to a page. The head is kept, because it holds metadata. */
final class PageExtraction {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([^\\s\"';]+)");

  private PageExtraction() {}

  /**
   * Returns the page with the content element only and without the elements to be removed; empty if
   * there are no selectors or they find nothing.
   */
  static Optional<String> apply(ExtractionHints hints, FetchedPage page) {
    if (page.isPlainText() || (hints.content() == null && hints.remove().isEmpty())) {
      return Optional.empty();
    }
    Document document = parse(page);
    boolean changed = false;
    for (String selector : hints.remove()) {
      Elements found = select(document, selector);
      found.remove();
      changed |= !found.isEmpty();
    }
    if (hints.content() != null) {
      Elements found = outermost(document, hints.content());
      if (!found.isEmpty()) {
        document.body().html(found.outerHtml());
        changed = true;
      }
    }
    return changed ? Optional.of(document.outerHtml()) : Optional.empty();
  }

  /** Parses with the charset of the header, else with the one that the page declares. */
  static Document parse(FetchedPage page) {
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(page.bytes()), charset(page.contentType()), page.url());
    } catch (IOException e) {
      throw new IllegalStateException("A page in memory cannot be read", e);
    }
  }

  private static String charset(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Returns what a selector finds, without elements inside of others, which would be repeated. They
   * stay in the document; {@link Elements#removeIf} would take them out of it.
   */
  static Elements outermost(Document document, String selector) {
    Elements all = select(document, selector);
    Set<Element> found = Collections.newSetFromMap(new IdentityHashMap<>());
    found.addAll(all);
    return all.stream()
        .filter(element -> element.parents().stream().noneMatch(found::contains))
        .collect(Collectors.toCollection(Elements::new));
  }

  /** Returns nothing for an invalid selector. */
  private static Elements select(Document document, String selector) {
    try {
      return document.select(selector);
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return new Elements();
    }
  }
}
