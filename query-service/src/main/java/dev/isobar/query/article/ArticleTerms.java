package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.HashSet64;
import dev.isobar.query.search.TermHashes;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Holds the terms of one article as hashes of 64 bits: its words, topics, entities, language,
 * country, sources and days. They are those from which {@link ArticleKeys} makes the keys of the
 * view.
 */
public final class ArticleTerms {
  private final HashSet64 hashes = new HashSet64();
  private final boolean all;

  private ArticleTerms(EnrichedArticle article) {
    TermHashes terms = TermHashes.of(article);
    this.all = terms.areAll();
    terms.hashes().forEach(hashes::add);
    ArticleKeys.labels(article).forEach(hashes::add);
  }

  /** Returns the terms of an article. */
  public static ArticleTerms of(EnrichedArticle article) {
    return new ArticleTerms(article);
  }

  /**
   * Returns what an article must have to match a filter: of each array one term. The words that
   * begin with a prefix are not among them, because a filter cannot know them all.
   */
  public static List<long[]> required(ArticleFilter filter) {
    return ArticleKeys.required(filter, prefix -> Optional.empty());
  }

  /** Returns whether these are all terms: of a very long text some are missing. */
  public boolean areAll() {
    return all;
  }

  /** Returns the terms in no particular order. */
  public LongStream hashes() {
    return hashes.stream();
  }

  /** Returns whether the article has one term of each array. */
  public boolean meet(List<long[]> required) {
    for (long[] any : required) {
      if (!hasOneOf(any)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOneOf(long[] any) {
    for (long hash : any) {
      if (hashes.contains(hash)) {
        return true;
      }
    }
    return false;
  }
}
