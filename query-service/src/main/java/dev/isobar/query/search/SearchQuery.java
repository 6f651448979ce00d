package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameterException;
import java.util.List;

/**
 * A full-text query, see {@link SearchQueryParser} for its language.
 *
 * @param condition what a text must meet
 */
public record SearchQuery(SearchCondition condition) {

  /**
   * Parses a query.
   *
   * @param parameter the name of the parameter
   * @throws BadParameterException if the query has no words or too many
   */
  public static SearchQuery parse(String parameter, String q) {
    return new SearchQuery(new SearchQueryParser(parameter, q).parse());
  }

  /** Returns whether the text meets the condition. */
  public boolean matches(IndexedText text) {
    return condition.matches(text);
  }

  /** Returns what a matching text must have: of each array one of {@link TermHashes}. */
  public List<long[]> requiredHashes() {
    return condition.required();
  }
}
