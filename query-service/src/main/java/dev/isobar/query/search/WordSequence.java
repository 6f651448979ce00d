package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes conditions of the words of a query that follow each other without operators: each word must
 * occur, or what may stand for several of them.
 */
final class WordSequence {
  /** The longest labels that people type have so many words. */
  private static final int MAX_LABEL = 6;

  private final List<QueryLexeme> words;
  private final SearchField field;
  private final boolean expand;
  private final Set<String> alsoSearched;

  /**
   * Creates a sequence.
   *
   * @param words words, or one phrase, all in one field
   * @param expand whether labels of concepts also find their labels in the other language
   * @param alsoSearched receives these labels
   */
  WordSequence(
      List<QueryLexeme> words, SearchField field, boolean expand, Set<String> alsoSearched) {
    this.words = words;
    this.field = field;
    this.expand = expand;
    this.alsoSearched = alsoSearched;
  }

  /** Returns what all must be met; empty if no word has a letter or digit. */
  List<SearchCondition> conditions() {
    List<SearchCondition> conditions = new ArrayList<>();
    int plain = 0;
    int at = 0;
    while (at < words.size()) {
      int end = endOfLabel(at);
      if (end > at) {
        conditions.addAll(plain(plain, at));
        conditions.add(expanded(at, end));
        plain = end;
      }
      at = Math.max(end, at + 1);
    }
    conditions.addAll(plain(plain, at));
    return conditions;
  }

  /** Returns the end of the longest label that begins with a word; its start if there is none. */
  private int endOfLabel(int start) {
    if (!expand) {
      return start;
    }
    int end = Math.min(start + MAX_LABEL, words.size());
    while (end > start && translations(start, end).isEmpty()) {
      end--;
    }
    return end;
  }

  private List<String> translations(int start, int end) {
    boolean prefix = words.subList(start, end).stream().anyMatch(QueryLexeme::prefix);
    return prefix ? List.of() : ConceptLabels.inOtherLanguage(text(start, end));
  }

  private SearchCondition expanded(int start, int end) {
    List<SearchCondition> any = new ArrayList<>();
    any.add(SearchCondition.allOf(plain(start, end)));
    for (String label : translations(start, end)) {
      contains(label, false).ifPresent(any::add);
      alsoSearched.add(label);
    }
    return new SearchCondition.AnyOf(any);
  }

  private List<SearchCondition> plain(int start, int end) {
    List<SearchCondition> conditions = new ArrayList<>();
    int at = start;
    while (at < end) {
      Optional<SearchCondition> word = contains(words.get(at).text(), words.get(at).prefix());
      Optional<SearchCondition> joined = at + 1 < end ? joined(at) : Optional.empty();
      if (joined.isPresent()) {
        QueryLexeme next = words.get(at + 1);
        SearchCondition second = contains(next.text(), next.prefix()).orElseThrow();
        SearchCondition both = new SearchCondition.AllOf(List.of(word.orElseThrow(), second));
        conditions.add(new SearchCondition.AnyOf(List.of(both, joined.get())));
        at += 2;
      } else {
        word.ifPresent(conditions::add);
        at++;
      }
    }
    return conditions;
  }

  /** Returns what also matches two words, if a text may write them as one: {@code COP 29}. */
  private Optional<SearchCondition> joined(int first) {
    int second =
        PhraseReader.read(words.get(first).text(), false)
            .map(phrase -> phrase.parts().size())
            .orElse(0);
    return PhraseReader.read(text(first, first + 2), words.get(first + 1).prefix())
        .filter(phrase -> !words.get(first).prefix() && second > 0)
        .filter(phrase -> phrase.parts().size() > second && phrase.parts().get(second).joins())
        .map(phrase -> new SearchCondition.Contains(phrase, field));
  }

  private Optional<SearchCondition> contains(String text, boolean prefix) {
    return PhraseReader.read(text, prefix)
        .map(phrase -> new SearchCondition.Contains(phrase, field));
  }

  private String text(int start, int end) {
    return words.subList(start, end).stream()
        .map(QueryLexeme::text)
        .collect(Collectors.joining(" "));
  }
}
