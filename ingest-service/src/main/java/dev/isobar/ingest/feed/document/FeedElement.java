package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Reads an XML element of a feed. Names of elements and attributes are in lower case. */
final class FeedElement {
  private static final int MAX_BASES = 8;

  private final Element element;
  private final String root;
  private final URI address;
  private final String name;
  private final Vocabulary vocabulary;
  private List<FeedElement> children;

  /**
   * Creates the reader of an element.
   *
   * @param root the namespace of the document's root element
   * @param address the address of the document
   */
  FeedElement(Element element, String root, URI address) {
    this.element = element;
    this.root = root;
    this.address = address;
    this.name = element.tag().localName().toLowerCase(Locale.ROOT);
    this.vocabulary = Vocabulary.of(element.tag(), root);
  }

  Element element() {
    return element;
  }

  String root() {
    return root;
  }

  URI address() {
    return address;
  }

  String name() {
    return name;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  boolean is(Vocabulary vocabulary, String name) {
    return this.name.equals(name) && this.vocabulary == vocabulary;
  }

  List<FeedElement> children() {
    if (children != null) {
      return children;
    }
    children = new ArrayList<>();
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      children.add(new FeedElement(child, root, address));
    }
    return children;
  }

  List<FeedElement> children(Vocabulary vocabulary, String name) {
    return children().stream().filter(child -> child.is(vocabulary, name)).toList();
  }

  /** Returns the last child of the name that is not empty; null if there is none. */
  FeedElement child(Vocabulary vocabulary, String name) {
    FeedElement last = null;
    for (FeedElement child : children(vocabulary, name)) {
      last = last == null || !child.text().isEmpty() ? child : last;
    }
    return last;
  }

  /** Returns an attribute without surrounding white space; null if it is absent or empty. */
  String attribute(String name) {
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.equals(name) || key.endsWith(":" + name) && !key.startsWith("xml")) {
        String value = attribute.getValue().strip();
        return value.isEmpty() ? null : value;
      }
    }
    return null;
  }

  /** Returns the text with that of all descendants, without surrounding white space. */
  String text() {
    return element.wholeText().strip();
  }

  boolean hasMarkup() {
    return element.firstElementChild() != null;
  }

  /** Returns the BCP 47 tag of the nearest {@code xml:lang}; null if it is empty or absent. */
  String language() {
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr("xml:lang")) {
        return LanguageTag.of(e.attr("xml:lang"));
      }
    }
    return null;
  }

  /** Returns the address that relative links of this element refer to. */
  URI base() {
    List<String> bases = new ArrayList<>();
    for (Element e = element; e != null && bases.size() < MAX_BASES; e = e.parent()) {
      String base = e.attr("xml:base");
      if (!base.isBlank()) {
        bases.add(0, base);
      }
    }
    URI base = address;
    for (String each : bases) {
      base = resolved(base, each);
    }
    return base;
  }

  /** Returns the base that an {@code xml:base} gives; the outer one if it is not usable. */
  static URI resolved(URI outer, String base) {
    String absolute = base.isBlank() ? null : WebLink.resolve(outer, base);
    return absolute == null ? outer : WebLink.parse(absolute);
  }
}
