package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.search.QueryLexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses queries. No query fails for its syntax: an operator without an operand and signs without a
 * meaning are ignored.
 *
 * <pre>
 *   any  = all (OR all)*
 *   all  = item (AND? item)*
 *   item = (NOT | -) item | ( any ) | "phrase" | word
 * </pre>
 */
final class SearchQueryParser {
  private static final int MAX_TERMS = 64;
  private static final int MAX_DEPTH = 20;

  private final String parameter;
  private final String query;
  private final List<QueryLexeme> lexemes;
  private int at;
  private int depth;
  private int terms;

  /**
   * Creates a parser.
   *
   * @param parameter the name of the parameter, for messages
   */
  SearchQueryParser(String parameter, String query) {
    this.parameter = parameter;
    this.query = query;
    this.lexemes = QueryLexeme.split(query);
  }

  /**
   * Returns the condition.
   *
   * @throws BadParameterException if the query has no words, or too many, or nests too deeply
   */
  SearchCondition parse() {
    List<SearchCondition> all = new ArrayList<>();
    while (at < lexemes.size()) {
      add(all, any());
      // One that nothing opened.
      accept(Kind.CLOSE);
    }
    if (all.isEmpty()) {
      // A query such as OR is a word.
      add(all, contains(query));
    }
    if (all.isEmpty()) {
      throw bad(" must contain at least one letter or digit");
    }
    if (terms > MAX_TERMS) {
      throw bad(" has " + terms + " words: send at most " + MAX_TERMS);
    }
    return all.size() == 1 ? all.get(0) : new SearchCondition.AllOf(all);
  }

  /** Returns null if there is no word. */
  private SearchCondition any() {
    List<SearchCondition> any = new ArrayList<>();
    do {
      add(any, all());
    } while (accept(Kind.OR));
    return any.size() > 1 ? new SearchCondition.AnyOf(any) : any.isEmpty() ? null : any.get(0);
  }

  private SearchCondition all() {
    List<SearchCondition> all = new ArrayList<>();
    QueryLexeme before = null;
    while (at < lexemes.size() && !is(Kind.OR) && !is(Kind.CLOSE)) {
      if (accept(Kind.AND)) {
        before = null;
        continue;
      }
      QueryLexeme next = lexemes.get(at);
      SearchCondition item = item();
      SearchCondition joined = item == null ? null : joined(before, next);
      if (joined != null) {
        SearchCondition apart =
            new SearchCondition.AllOf(List.of(all.remove(all.size() - 1), item));
        item = new SearchCondition.AnyOf(List.of(apart, joined));
      }
      add(all, item);
      before = joined == null && item != null ? next : null;
    }
    return all.size() > 1 ? new SearchCondition.AllOf(all) : all.isEmpty() ? null : all.get(0);
  }

  /** Returns what also matches two words, if a text may write them as one: {@code COP 29}. */
  private static SearchCondition joined(QueryLexeme before, QueryLexeme next) {
    if (before == null || before.kind() != Kind.WORD || next.kind() != Kind.WORD) {
      return null;
    }
    int second = PhraseReader.read(before.text()).map(phrase -> phrase.parts().size()).orElse(0);
    return PhraseReader.read(before.text() + " " + next.text())
        .filter(phrase -> phrase.parts().size() > second && phrase.parts().get(second).joins())
        .map(SearchCondition.Contains::new)
        .orElse(null);
  }

  private SearchCondition item() {
    if (accept(Kind.NOT)) {
      boolean operand = at < lexemes.size() && !is(Kind.OR) && !is(Kind.AND) && !is(Kind.CLOSE);
      SearchCondition item = operand ? nested(true) : null;
      return item == null ? null : new SearchCondition.Not(item);
    }
    if (accept(Kind.OPEN)) {
      SearchCondition inner = nested(false);
      accept(Kind.CLOSE);
      return inner;
    }
    return contains(lexemes.get(at++).text());
  }

  private SearchCondition nested(boolean item) {
    if (++depth > MAX_DEPTH) {
      throw bad(" nests deeper than " + MAX_DEPTH + " levels: remove parentheses");
    }
    SearchCondition nested = item ? item() : any();
    depth--;
    return nested;
  }

  private SearchCondition contains(String text) {
    Phrase phrase = PhraseReader.read(text).orElse(null);
    if (phrase == null) {
      return null;
    }
    terms += phrase.parts().size();
    return new SearchCondition.Contains(phrase);
  }

  private boolean is(Kind kind) {
    return at < lexemes.size() && lexemes.get(at).kind() == kind;
  }

  private boolean accept(Kind kind) {
    boolean accepted = is(kind);
    at += accepted ? 1 : 0;
    return accepted;
  }

  private static void add(List<SearchCondition> conditions, SearchCondition condition) {
    if (condition != null) {
      conditions.add(condition);
    }
  }

  private BadParameterException bad(String problem) {
    return new BadParameterException(parameter, parameter + problem);
  }
}
