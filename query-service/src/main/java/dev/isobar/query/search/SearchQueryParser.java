package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.search.QueryLexeme.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses queries. No query fails for its syntax: an operator without an operand and signs without a
 * meaning are ignored.
 *
 * <pre>
 *   any  = all (OR all)*
 *   all  = item (AND? item)*
 *   item = (NOT | -) item | (title: | author: | source:)? (( any ) | "phrase" | word | beginning*)
 * </pre>
 */
final class SearchQueryParser {
  private static final int MAX_TERMS = 64;
  private static final int MAX_DEPTH = 20;

  private final String parameter;
  private final String query;
  private final List<QueryLexeme> lexemes;
  private final Set<String> alsoSearched = new LinkedHashSet<>();
  private boolean expand;
  private SearchField field = SearchField.TEXT;
  private int at;
  private int depth;

  /**
   * Creates a parser.
   *
   * @param parameter the name of the parameter, for messages
   * @param expand whether labels of concepts also find their labels in the other language
   */
  SearchQueryParser(String parameter, String query, boolean expand) {
    this.parameter = parameter;
    this.query = query;
    this.expand = expand;
    this.lexemes = QueryLexeme.split(query);
  }

  /**
   * Returns the query.
   *
   * @throws BadParameterException if the query has no words, or too many, or nests too deeply
   */
  SearchQuery parse() {
    List<QueryLexeme> words =
        lexemes.stream()
            .filter(lexeme -> lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.PHRASE)
            .toList();
    int terms = words.stream().mapToInt(SearchQueryParser::terms).sum();
    if (terms > MAX_TERMS) {
      throw bad(" has " + terms + " words: send at most " + MAX_TERMS);
    }
    List<SearchCondition> all = new ArrayList<>();
    while (at < lexemes.size()) {
      add(all, any());
      // One that nothing opened.
      accept(Kind.CLOSE);
    }
    if (all.isEmpty()) {
      // A query such as OR is a word.
      all.addAll(words(List.of(new QueryLexeme(Kind.WORD, SearchField.TEXT, query, false))));
    }
    if (all.isEmpty()) {
      throw bad(" must contain at least one letter or digit");
    }
    return new SearchQuery(
        SearchCondition.allOf(all),
        List.copyOf(alsoSearched),
        words.stream().map(QueryLexeme::text).toList());
  }

  /** Returns null if there is no word. */
  private SearchCondition any() {
    List<SearchCondition> any = new ArrayList<>();
    do {
      add(any, all());
    } while (accept(Kind.OR));
    return any.size() > 1 ? new SearchCondition.AnyOf(any) : any.isEmpty() ? null : any.get(0);
  }

  /** Returns null if there is no word. */
  private SearchCondition all() {
    List<SearchCondition> all = new ArrayList<>();
    while (at < lexemes.size() && !is(Kind.OR) && !is(Kind.CLOSE)) {
      if (is(Kind.WORD)) {
        int start = at;
        SearchField first = lexemes.get(at).field();
        while (is(Kind.WORD) && lexemes.get(at).field() == first) {
          at++;
        }
        all.addAll(words(lexemes.subList(start, at)));
      } else if (!accept(Kind.AND)) {
        add(all, item());
      }
    }
    return SearchCondition.allOf(all);
  }

  /** Returns null if there is no word. */
  private SearchCondition item() {
    if (accept(Kind.NOT)) {
      boolean operand = at < lexemes.size() && !is(Kind.OR) && !is(Kind.AND) && !is(Kind.CLOSE);
      return operand ? not() : null;
    }
    QueryLexeme next = lexemes.get(at++);
    if (next.kind() == Kind.OPEN) {
      SearchField outer = field;
      field = field(next);
      enter();
      SearchCondition inner = any();
      depth--;
      field = outer;
      accept(Kind.CLOSE);
      return inner;
    }
    return SearchCondition.allOf(words(List.of(next)));
  }

  /** What must not occur is not translated: nobody asked for it to be left out. */
  private SearchCondition not() {
    boolean outer = expand;
    expand = false;
    enter();
    SearchCondition item = item();
    depth--;
    expand = outer;
    return item == null ? null : new SearchCondition.Not(item);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw bad(" nests deeper than " + MAX_DEPTH + " levels: remove parentheses");
    }
  }

  private List<SearchCondition> words(List<QueryLexeme> words) {
    return new WordSequence(words, field(words.get(0)), expand, alsoSearched).conditions();
  }

  /** Returns the field of a word, which may be that of the parentheses around it. */
  private SearchField field(QueryLexeme lexeme) {
    return lexeme.field() == SearchField.TEXT ? field : lexeme.field();
  }

  private static int terms(QueryLexeme lexeme) {
    return PhraseReader.read(lexeme.text(), false).map(phrase -> phrase.parts().size()).orElse(0);
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
