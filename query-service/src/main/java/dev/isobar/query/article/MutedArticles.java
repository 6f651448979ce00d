package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Selects articles that a reader does not want to see.
 *
 * @param words queries; an article is muted if one of them matches
 * @param sources feeds or publishers whose articles are muted
 */
record MutedArticles(List<SearchQuery> words, Set<String> sources) {
  static final MutedArticles NONE = new MutedArticles(List.of(), Set.of());

  private static final String WORD = "mute-word";
  private static final String SOURCE = "mute-source";

  /** The parameters that {@link #parse} reads. */
  static final Set<String> PARAMETERS = Set.of(WORD, SOURCE);

  MutedArticles {
    words = List.copyOf(words);
    sources = Set.copyOf(sources);
  }

  static MutedArticles parse(QueryParameters parameters, boolean expand) {
    return new MutedArticles(
        parameters.list(WORD).stream().map(word -> SearchQuery.parse(WORD, word, expand)).toList(),
        parameters.list(SOURCE).stream().map(PostgresText::text).collect(Collectors.toSet()));
  }

  boolean isEmpty() {
    return words.isEmpty() && sources.isEmpty();
  }

  boolean contains(EnrichedArticle article, Supplier<IndexedText> text) {
    return ArticleFilter.isFrom(sources, article) || (!words.isEmpty() && matchesAny(text.get()));
  }

  private boolean matchesAny(IndexedText text) {
    return words.stream().anyMatch(word -> word.matches(text));
  }
}
