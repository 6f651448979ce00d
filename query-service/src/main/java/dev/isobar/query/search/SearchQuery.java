package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameterException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A full-text query, see {@link SearchQueryParser} for its language.
 *
 * @param condition what a text must meet
 * @param alsoSearched the labels in the other language that were added to the query
 * @param words the words and phrases of the query
 */
public record SearchQuery(
    SearchCondition condition, List<String> alsoSearched, List<String> words) {
  /** A name has at most so many words. */
  private static final int MAX_NAME = 4;

  private static final int MAX_SIMILAR = 3;

  public SearchQuery {
    alsoSearched = List.copyOf(alsoSearched);
    words = List.copyOf(words);
  }

  /**
   * Parses a query.
   *
   * @param parameter the name of the parameter
   * @param expand whether a word that is a label of a listed concept also finds its label in the
   *     other language
   * @throws BadParameterException if the query has no words or too many
   */
  public static SearchQuery parse(String parameter, String q, boolean expand) {
    return new SearchQueryParser(parameter, q, expand).parse();
  }

  /** Returns whether the text meets the condition. */
  public boolean matches(IndexedText text) {
    return condition.matches(text);
  }

  /** Returns how well the text matches, at least 0; higher for more, and for the title. */
  public double score(IndexedText text) {
    return condition.score(text, new MatchedWords());
  }

  /** Returns what a matching article must have: of each array one of {@link TermHashes}. */
  public List<long[]> requiredHashes(Vocabulary vocabulary) {
    return condition.required(vocabulary);
  }

  /** Returns whether each text that has the {@link #requiredHashes} matches. */
  public boolean isDecidedByHashes() {
    return condition.isDecidedByHashes();
  }

  /** Returns labels of listed concepts that the query may have misspelled, longer ones first. */
  public List<String> similarLabels() {
    List<String> first = words.subList(0, Math.min(words.size(), 2 * MAX_NAME));
    return IntStream.iterate(MAX_NAME, length -> length > 0, length -> length - 1)
        .boxed()
        .flatMap(length -> sequences(first, length))
        .flatMap(name -> ConceptLabels.similarTo(name).stream())
        .distinct()
        .limit(MAX_SIMILAR)
        .toList();
  }

  private static Stream<String> sequences(List<String> words, int length) {
    return IntStream.rangeClosed(0, words.size() - length)
        .mapToObj(start -> String.join(" ", words.subList(start, start + length)));
  }
}
