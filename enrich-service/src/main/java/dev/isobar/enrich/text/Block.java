package dev.isobar.enrich.text;

import org.jsoup.nodes.Element;

/**
 * Holds one block of a page: a paragraph, a heading, a list item or a table cell.
 *
 * @param parent the nearest enclosing element that is not inline markup
 * @param weight the length in characters; a Han character counts twice, because it carries about
 *     twice as much information as a Latin letter
 * @param linkWeight the part of the weight that is link text
 * @param removalReason the reason why the block does not belong to the article, or null if it may
 *     belong to it
 */
record Block(
    Element parent, String text, Kind kind, int weight, int linkWeight, String removalReason) {

  /** Least weight of a paragraph, see {@link #weigh}. */
  static final int MIN_PROSE = 80;

  private static final String SENTENCE_END = ".!?…。！？\"”’»」』";

  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM
  }

  /** Returns the share of the weight that is link text, from 0 to 1. */
  double linkDensity() {
    return weight == 0 ? 0 : (double) linkWeight / weight;
  }

  boolean isBoilerplate() {
    return removalReason != null;
  }

  /**
   * Returns whether the block is long enough for a sentence and consists mostly of text outside
   * links.
   */
  boolean isProse() {
    return removalReason == null
        && kind != Kind.HEADING
        && weight >= MIN_PROSE
        && linkDensity() < 0.4;
  }

  /** Returns whether the text ends like a sentence. */
  boolean endsLikeSentence() {
    return endsLikeSentence(text);
  }

  /** Returns whether a line ends like a sentence. */
  static boolean endsLikeSentence(String text) {
    return !text.isEmpty() && SENTENCE_END.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Returns a copy whose link text counts as text. */
  Block withoutLinks() {
    return new Block(parent, text, kind, weight, 0, removalReason);
  }

  /** Returns a copy that belongs to the article. */
  Block kept() {
    return new Block(parent, text, kind, weight, linkWeight, null);
  }

  /** Returns a copy with a reason for its removal. */
  Block removedAs(String reason) {
    return new Block(parent, text, kind, weight, linkWeight, reason);
  }

  /**
   * Returns the length of a text in characters, with Han, Kana and other characters from U+2E80 to
   * U+9FFF counted twice.
   */
  static int weigh(CharSequence text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight += c >= 0x2E80 && c <= 0x9FFF ? 2 : 1;
    }
    return weight;
  }
}
