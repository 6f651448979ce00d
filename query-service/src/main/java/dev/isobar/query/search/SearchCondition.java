package dev.isobar.query.search;

import java.util.List;

/** A condition on the words of an article. */
sealed interface SearchCondition {
  boolean matches(IndexedText text);

  /** Returns what each matching text has: of each array one of {@link TermHashes}. */
  List<long[]> required();

  /** Requires all conditions. */
  record AllOf(List<SearchCondition> conditions) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return conditions.stream().allMatch(condition -> condition.matches(text));
    }

    @Override
    public List<long[]> required() {
      return conditions.stream().flatMap(condition -> condition.required().stream()).toList();
    }
  }

  /** Requires one of the conditions. */
  record AnyOf(List<SearchCondition> conditions) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return conditions.stream().anyMatch(condition -> condition.matches(text));
    }

    @Override
    public List<long[]> required() {
      return RequiredHashes.ofAny(conditions.stream().map(SearchCondition::required).toList());
    }
  }

  /** Requires that the condition is not met. */
  record Not(SearchCondition condition) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return !condition.matches(text);
    }

    @Override
    public List<long[]> required() {
      return List.of();
    }
  }

  /** Requires a phrase, which may be a single word. */
  record Contains(Phrase phrase) implements SearchCondition {
    @Override
    public boolean matches(IndexedText text) {
      return phrase.matches(text);
    }

    @Override
    public List<long[]> required() {
      return phrase.required();
    }
  }
}
