package dev.isobar.enrich.text;

import org.jsoup.nodes.Element;

/**
 * A stretch of a page that stands on its own: a paragraph, a heading, a list item, a cell.
 *
 * @param parent the nearest element around it that is no inline markup
 * @param weight its length in characters; a Han character counts twice, as it says as much
 * @param linkWeight how much of it is link text
 * @param furniture why it is no part of any article; null where it may be
 */
record Block(Element parent, String text, Kind kind, int weight, int linkWeight, String furniture) {

  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM
  }

  double linkDensity() {
    return weight == 0 ? 0 : (double) linkWeight / weight;
  }

  boolean isFurniture() {
    return furniture != null;
  }

  /** Long enough for a sentence, and mostly no links. */
  boolean isProse() {
    return furniture == null && kind != Kind.HEADING && weight >= 80 && linkDensity() < 0.4;
  }

  Block as(String reason) {
    return new Block(parent, text, kind, weight, linkWeight, reason);
  }

  static int weigh(CharSequence text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight += c >= 0x2E80 && c <= 0x9FFF ? 2 : 1;
    }
    return weight;
  }
}
