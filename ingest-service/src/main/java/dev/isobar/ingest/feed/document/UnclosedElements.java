package dev.isobar.ingest.feed.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Repairs RSS whose elements of plain text are not closed, so that they contain others. */
final class UnclosedElements {
  private static final int MAX_REPAIRS = 20;
  private static final Set<String> PLAIN =
      Set.of(
          "title",
          "link",
          "guid",
          "pubdate",
          "author",
          "category",
          "comments",
          "language",
          "copyright",
          "managingeditor",
          "webmaster",
          "generator",
          "docs",
          "ttl",
          "lastbuilddate");
  private static final Set<String> STRUCTURE =
      Set.of(
          "title",
          "link",
          "guid",
          "pubdate",
          "author",
          "category",
          "comments",
          "description",
          "source",
          "enclosure",
          "language",
          "copyright",
          "item",
          "image",
          "ttl",
          "docs",
          "generator",
          "lastbuilddate");

  private UnclosedElements() {}

  /** Moves elements out of the plain elements that contain them. */
  static void repair(Element parent, Warnings warnings) {
    int repaired = 0;
    for (Element child = parent.firstElementChild();
        child != null && repaired < MAX_REPAIRS;
        child = child.nextElementSibling()) {
      Element first = PLAIN.contains(name(child)) ? firstInside(child) : null;
      if (first != null) {
        repaired++;
        warnings.add("An element is not closed: " + name(child) + ".");
        List<Node> moved = new ArrayList<>();
        for (Node node = first; node != null; node = node.nextSibling()) {
          moved.add(node);
        }
        parent.insertChildren(child.siblingIndex() + 1, moved);
      }
    }
  }

  private static Element firstInside(Element plain) {
    for (Element child = plain.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.tag().prefix().isEmpty() && STRUCTURE.contains(name(child))) {
        return child;
      }
    }
    return null;
  }

  private static String name(Element element) {
    return element.tag().localName().toLowerCase(Locale.ROOT);
  }
}
