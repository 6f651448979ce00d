package dev.isobar.query.search;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Collects the hashes of the different terms of one article, from which its keys are made, and its
 * different words.
 */
public final class TermHashes {
  /** Text behind so many different terms is not found, but the row can always be written. */
  static final int MAX_TERMS = 50_000;

  private final List<String> words = new ArrayList<>(256);
  private final HashSet64 hashes = new HashSet64();

  private TermHashes() {}

  /** Collects the terms of an article. */
  public static TermHashes of(EnrichedArticle article) {
    TermHashes hashes = new TermHashes();
    for (SearchField field : SearchField.values()) {
      if (field != SearchField.TITLE) {
        Collector collector = hashes.new Collector(field);
        field.of(article).forEach(text -> new SearchTokenizer(collector, 0).read(text));
      }
    }
    return hashes;
  }

  /** Returns the different hashes. */
  public LongStream hashes() {
    return hashes.stream();
  }

  /** Returns whether these are the hashes of all terms: a text may have too many. */
  public boolean areAll() {
    return hashes.size() < MAX_TERMS;
  }

  /** Returns the different words that begin with a letter, without inflections; not Chinese. */
  public List<String> words() {
    return words;
  }

  private final class Collector implements SearchTokenizer.Sink {
    private final SearchField field;

    Collector(SearchField field) {
      this.field = field;
    }

    @Override
    public void word(SearchWord word, int position, int start, int end) {
      add(word);
      SearchWord number = word.number();
      if (number != null) {
        add(number);
      }
    }

    @Override
    public void hyphenated(SearchWord joined, int position) {
      add(joined);
    }

    @Override
    public void characters(int first, int second, int position, int start, int end) {
      addHash(field.hash(first, second));
      addHash(field.characterHash(first));
    }

    private void add(SearchWord word) {
      long hash = field == SearchField.TEXT ? word.hash() : field.hash(word.stem());
      if (addHash(hash) && !SearchTokenizer.isDigit(word.stem().charAt(0))) {
        words.add(word.stem());
      }
    }
  }

  private boolean addHash(long hash) {
    return hashes.size() < MAX_TERMS && hashes.add(hash);
  }
}
