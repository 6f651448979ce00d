package dev.isobar.query.match;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTerms;
import dev.isobar.query.search.IndexedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Finds the stored queries that an article matches. Each query is filed under the rarest of the
 * terms that an article needs to match it, so only few are asked whether they match. Queries that
 * need no term, such as those for all articles or for what does not have a word, are asked each
 * time. Equal queries are asked once.
 *
 * <p>The answer is that of {@link ArticleFilter#matches} of each query. Thread-safe.
 *
 * @param <K> names a query; ordered, so that answers are in one order
 */
public final class QueryIndex<K extends Comparable<K>> {
  /** The frequencies of terms are estimated anew after so many articles, and four times as many. */
  private static final long FIRST_FILING = 64;

  private static final long LATER_FILINGS = 1 << 16;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<K, Filed<K>> queries = new HashMap<>();
  private final Map<ArticleFilter, Filed<K>> filters = new HashMap<>();
  private final Map<Long, Set<Filed<K>>> byTerm = new HashMap<>();

  /** Those that need no term. */
  private final Set<Filed<K>> others = new LinkedHashSet<>();

  private final TermFrequencies frequencies = new TermFrequencies();
  private final AtomicLong articles = new AtomicLong();

  /** Holds a filter with all its names. */
  private static final class Filed<K> {
    private final ArticleFilter filter;
    private final List<long[]> required;
    private final Set<K> names = new TreeSet<>();

    /** The terms under which it is filed; empty for none. */
    private long[] terms = {};

    Filed(ArticleFilter filter) {
      this.filter = filter;
      this.required = ArticleTerms.required(filter);
    }
  }

  /** Adds or replaces a query. */
  public void put(K name, ArticleFilter filter) {
    lock.writeLock().lock();
    try {
      Filed<K> before = queries.get(name);
      if (before == null || !before.filter.equals(filter)) {
        drop(name);
        Filed<K> filed =
            filters.computeIfAbsent(
                filter,
                added -> {
                  Filed<K> created = new Filed<>(added);
                  file(created);
                  return created;
                });
        filed.names.add(name);
        queries.put(name, filed);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Removes a query; none is no error. */
  public void remove(K name) {
    lock.writeLock().lock();
    try {
      drop(name);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Removes the queries that have other names than these. */
  public void retain(Set<K> names) {
    lock.writeLock().lock();
    try {
      for (K name : new ArrayList<>(queries.keySet())) {
        if (!names.contains(name)) {
          drop(name);
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns the number of queries. */
  public int size() {
    lock.readLock().lock();
    try {
      return queries.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns the names of the queries that the article matches, in order. */
  public Set<K> matching(EnrichedArticle article) {
    if (size() == 0) {
      return Set.of();
    }
    ArticleTerms terms = ArticleTerms.of(article);
    learn(terms);
    lock.readLock().lock();
    try {
      Supplier<IndexedText> words = new Words(article);
      Set<K> found = new TreeSet<>();
      for (Filed<K> candidate : candidates(terms)) {
        if (candidate.filter.matches(article, words)) {
          found.addAll(candidate.names);
        }
      }
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }

  private Set<Filed<K>> candidates(ArticleTerms terms) {
    if (!terms.areAll()) {
      return new HashSet<>(filters.values());
    }
    Set<Filed<K>> candidates = new HashSet<>(others);
    terms
        .hashes()
        .forEach(
            term -> {
              for (Filed<K> filed : byTerm.getOrDefault(term, Set.of())) {
                if (terms.meet(filed.required)) {
                  candidates.add(filed);
                }
              }
            });
    return candidates;
  }

  /** Makes the words of an article when the first query needs them. */
  private static final class Words implements Supplier<IndexedText> {
    private final EnrichedArticle article;
    private IndexedText words;

    Words(EnrichedArticle article) {
      this.article = article;
    }

    @Override
    public IndexedText get() {
      if (words == null) {
        words = IndexedText.of(article);
      }
      return words;
    }
  }

  /** Counts the terms, and files all queries again when that has told more. */
  private void learn(ArticleTerms terms) {
    frequencies.add(terms);
    long count = articles.incrementAndGet();
    boolean early =
        count >= FIRST_FILING
            && Long.bitCount(count) == 1
            && Long.numberOfTrailingZeros(count) % 2 == 0;
    if (early && count < LATER_FILINGS || count % LATER_FILINGS == 0) {
      fileAgain();
      if (count % LATER_FILINGS == 0) {
        frequencies.halve();
      }
    }
  }

  private void fileAgain() {
    lock.writeLock().lock();
    try {
      byTerm.clear();
      others.clear();
      filters.values().forEach(this::file);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void file(Filed<K> filed) {
    filed.terms = rarest(filed.required);
    if (filed.terms.length == 0) {
      others.add(filed);
    }
    for (long term : filed.terms) {
      byTerm.computeIfAbsent(term, added -> new LinkedHashSet<>()).add(filed);
    }
  }

  /**
   * Returns the rarest array. Of those that look the same, the shortest; then the last, because
   * words and entities come after topics.
   */
  private long[] rarest(List<long[]> required) {
    long[] best = {};
    long least = Long.MAX_VALUE;
    for (long[] any : required) {
      long frequency = frequencies.ofAny(any);
      if (frequency < least || frequency == least && any.length <= best.length) {
        best = any;
        least = frequency;
      }
    }
    return best;
  }

  private void drop(K name) {
    Filed<K> filed = queries.remove(name);
    if (filed == null) {
      return;
    }
    filed.names.remove(name);
    if (filed.names.isEmpty()) {
      filters.remove(filed.filter);
      others.remove(filed);
      for (long term : filed.terms) {
        Set<Filed<K>> sharing = byTerm.get(term);
        sharing.remove(filed);
        if (sharing.isEmpty()) {
          byTerm.remove(term);
        }
      }
    }
  }
}
