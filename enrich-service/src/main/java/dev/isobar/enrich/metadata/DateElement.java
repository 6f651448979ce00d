package dev.isobar.enrich.metadata;

import dev.isobar.enrich.metadata.DateLabels.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Holds a {@code time} element, microdata, or an element whose class speaks of a date.
 *
 * @param published whether the markup says that it is the date of publication
 * @param modified whether the markup says that it is the date of the last change
 * @param stated the date for machines, else as shown
 */
record DateElement(Element element, boolean published, boolean modified, String stated) {
  /** Attributes with the date, which the visible text often shortens: "3 hours ago". */
  private static final List<String> ATTRIBUTES =
      List.of(
          "datetime",
          "content",
          "data-datetime",
          "data-timestamp",
          "data-time",
          "data-date",
          "data-published",
          "data-utime",
          "data-pubdate",
          "title");

  private static final Set<String> CONTENT = Set.of("article", "main", "header");

  /**
   * Returns the element of a mark, if it states a date.
   *
   * @param shown its visible text
   */
  static Optional<DateElement> of(PageMark mark, String shown) {
    Element element = mark.element();
    String property = property(element);
    boolean published = property.contains("datePublished") || element.hasAttr("pubdate");
    boolean modified = property.contains("dateModified");
    boolean isTime = mark.tag().equals("time");
    boolean dated = isTime || mark.is(ElementRoles.DATE) || mark.tag().equals("abbr");
    if (!published && !modified && !dated && !property.contains("dateCreated")) {
      return Optional.empty();
    }
    for (String name : ATTRIBUTES) {
      String value = element.attr(name);
      if (!value.isEmpty() && ParsedDate.parse(value).isPresent()) {
        return Optional.of(new DateElement(element, published, modified, value));
      }
    }
    return published || modified || isTime
        ? Optional.of(new DateElement(element, published, modified, shown))
        : Optional.empty();
  }

  private static String property(Element element) {
    return element.attr("itemprop") + element.attr("property");
  }

  private boolean isMicrodata() {
    return !property(element).isBlank();
  }

  private String names() {
    return element.className().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it is the date of a change, by its markup, its label or its class. */
  boolean isUpdate(Meaning meaning) {
    String names = names();
    return modified
        || !published
            && (meaning == Meaning.UPDATED
                || names.contains("update") && !names.contains("publish")
                || names.contains("modif"));
  }

  /** Returns the confidence that it is the date of publication. */
  double confidence(Meaning meaning, boolean isNear) {
    if (published) {
      return isMicrodata() ? 0.86 : 0.75;
    }
    if (meaning == Meaning.PUBLISHED) {
      return 0.82;
    }
    if (isNear) {
      return names().contains("publish") || names().contains("entry-date") ? 0.8 : 0.76;
    }
    return PageScan.isIn(element, CONTENT) ? 0.6 : 0.42;
  }

  String evidence() {
    return published && isMicrodata() ? "microdata datePublished" : "time";
  }
}
