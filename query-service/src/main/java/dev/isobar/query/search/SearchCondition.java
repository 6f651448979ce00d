package dev.isobar.query.search;

import java.util.List;

/** A condition on the words of an article. */
sealed interface SearchCondition {
  boolean matches(IndexedText text);

  /**
   * Returns how well the text matches: 0 if it does not match or nothing is asked for.
   *
   * @param matches receives the words that match
   */
  double score(IndexedText text, MatchedWords matches);

  /** Returns what each matching article has: of each array one of {@link TermHashes}. */
  List<long[]> required(Vocabulary vocabulary);

  /** Returns whether each text that has the required hashes matches. */
  boolean isDecidedByHashes();

  /** Returns a condition that requires all; null if there is none. */
  static SearchCondition allOf(List<SearchCondition> all) {
    return all.size() > 1 ? new AllOf(all) : all.isEmpty() ? null : all.get(0);
  }

  /** Requires all conditions. */
  record AllOf(List<SearchCondition> conditions) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return conditions.stream().allMatch(condition -> condition.matches(text));
    }

    @Override
    public double score(IndexedText text, MatchedWords matches) {
      return conditions.stream().mapToDouble(condition -> condition.score(text, matches)).sum();
    }

    @Override
    public List<long[]> required(Vocabulary vocabulary) {
      return conditions.stream()
          .flatMap(condition -> condition.required(vocabulary).stream())
          .toList();
    }

    @Override
    public boolean isDecidedByHashes() {
      return conditions.stream().allMatch(SearchCondition::isDecidedByHashes);
    }
  }

  /** Requires one of the conditions. */
  record AnyOf(List<SearchCondition> conditions) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return conditions.stream().anyMatch(condition -> condition.matches(text));
    }

    @Override
    public double score(IndexedText text, MatchedWords matches) {
      return conditions.stream()
          .filter(condition -> condition.matches(text))
          .mapToDouble(condition -> condition.score(text, matches))
          .max()
          .orElse(0);
    }

    @Override
    public List<long[]> required(Vocabulary vocabulary) {
      return RequiredHashes.ofAny(
          conditions.stream().map(condition -> condition.required(vocabulary)).toList());
    }

    /** The hashes of several alternatives with several parts each may be too many to tell all. */
    @Override
    public boolean isDecidedByHashes() {
      return conditions.stream()
          .allMatch(one -> one instanceof Contains && one.isDecidedByHashes());
    }
  }

  /** Requires that the condition is not met. */
  record Not(SearchCondition condition) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return !condition.matches(text);
    }

    @Override
    public double score(IndexedText text, MatchedWords matches) {
      return 0;
    }

    @Override
    public List<long[]> required(Vocabulary vocabulary) {
      return List.of();
    }

    @Override
    public boolean isDecidedByHashes() {
      return false;
    }
  }

  /** Requires a phrase, which may be a single word, in a field. */
  record Contains(Phrase phrase, SearchField field) implements SearchCondition {
    /** The usual parameters of BM25. */
    private static final double SATURATION = 1.2;

    private static final double LENGTH_SHARE = 0.75;

    /** The words of a usual article. */
    private static final double USUAL_LENGTH = 400;

    @Override
    public boolean matches(IndexedText text) {
      return phrase.matches(text, field);
    }

    /**
     * The score of BM25 without the rarity of the words, which depends on the other articles: an
     * article has the same score on each page. A match in the title counts as the most frequent
     * word of a text.
     */
    @Override
    public double score(IndexedText text, MatchedWords matches) {
      int found =
          phrase.findAll(text, field, (position, single) -> matches.add(field, position, single));
      int inTitle = phrase.findAll(text, SearchField.TITLE, (position, single) -> {});
      double length = 1 - LENGTH_SHARE + LENGTH_SHARE * text.length() / USUAL_LENGTH;
      return found / (found + SATURATION * length) + (inTitle > 0 ? 1 : 0);
    }

    @Override
    public List<long[]> required(Vocabulary vocabulary) {
      return phrase.required(field, vocabulary);
    }

    /** The words of the title have the hashes of those of the text. */
    @Override
    public boolean isDecidedByHashes() {
      return field != SearchField.TITLE && phrase.isDecidedByHashes();
    }
  }
}
