package dev.isobar.query.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.article.WholeArticle;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;

/** Makes the answer with one article: what lists say of it, and a part of its text. */
final class ArticleText {
  /** The argument that says where the part begins, in characters (UTF-16). */
  static final String FROM = "text-from";

  /** The most characters of a part: some 5,000 words, or 20,000 Chinese characters. */
  static final int MAX_CHARACTERS = 20_000;

  private ArticleText() {}

  /**
   * Reads where the part begins.
   *
   * @throws BadParameterException if it is no number from 0
   */
  static int from(QueryParameters arguments) {
    String value = arguments.single(FROM);
    try {
      int from = value == null ? 0 : Integer.parseInt(value);
      if (from >= 0) {
        return from;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new BadParameterException(FROM, FROM + " must be a number from 0");
  }

  static ObjectNode of(WholeArticle article, int from) {
    ArticleItem item = article.item();
    String text = article.text();
    int start = boundary(text, Math.min(from, text.length()));
    int end = boundary(text, Math.min(start + MAX_CHARACTERS, text.length()));
    ObjectNode answer = ContractJson.mapper().valueToTree(item);
    answer.remove("snippet");
    answer.put("text", text.substring(start, end)).put("textLength", text.length());
    answer.put("nextTextFrom", end < text.length() ? end : null);
    return answer;
  }

  /** A part does not begin or end within a character of two units. */
  private static int boundary(String text, int at) {
    boolean within =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return within ? at - 1 : at;
  }
}
