package dev.isobar.enrich.metadata;

import org.jsoup.nodes.Element;

/**
 * Holds an element that may state something about the article.
 *
 * @param roles the bits of {@link ElementRoles}
 * @param start where its text begins in the text of the page
 * @param end where its text ends
 */
record PageMark(Element element, int roles, int start, int end) {

  boolean is(int role) {
    return (roles & role) != 0;
  }

  String tag() {
    return element.normalName();
  }
}
