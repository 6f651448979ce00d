package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or sign of a query.
 *
 * @param field the field that the query names before the word; TEXT if it names none
 * @param text the word, or the phrase without its quotes
 * @param prefix whether a star follows the word
 */
record QueryLexeme(Kind kind, SearchField field, String text, boolean prefix) {
  private static final String QUOTES = "\"“”„«»「」『』＂";

  enum Kind {
    WORD,
    PHRASE,
    AND,
    OR,
    NOT,
    OPEN,
    CLOSE
  }

  /** Splits a query; a quote that is not closed ends with the query. */
  static List<QueryLexeme> split(String query) {
    List<QueryLexeme> lexemes = new ArrayList<>();
    int at = 0;
    SearchField field = SearchField.TEXT;
    while (at < query.length()) {
      char c = query.charAt(at);
      int next = at + 1;
      if (isQuote(c)) {
        next = end(query, next, true) + 1;
        lexemes.add(word(Kind.PHRASE, field, query.substring(at + 1, next - 1)));
      } else if (isParenthesis(c)) {
        Kind kind = c == '(' || c == '（' ? Kind.OPEN : Kind.CLOSE;
        lexemes.add(new QueryLexeme(kind, field, "", false));
      } else if (c == '-') {
        boolean before = isWordAt(query, next) && query.charAt(next) != '-';
        if (before) {
          lexemes.add(new QueryLexeme(Kind.NOT, field, "-", false));
        }
      } else if (!isBlank(c)) {
        next = end(query, at, false);
        int colon = colon(query, at, next);
        if (colon > 0) {
          field = SearchField.named(query.substring(at, colon)).orElseThrow();
          at = colon + 1;
          continue;
        }
        lexemes.add(word(query.substring(at, next), field));
      }
      field = SearchField.TEXT;
      at = next;
    }
    return lexemes;
  }

  /** Returns where the name of a field ends that something follows; -1 if there is none. */
  private static int colon(String query, int start, int end) {
    for (int i = start; i < end; i++) {
      if (query.charAt(i) == ':' || query.charAt(i) == '：') {
        boolean named = SearchField.named(query.substring(start, i)).isPresent();
        return named && isWordAt(query, i + 1) ? i : -1;
      }
    }
    return -1;
  }

  private static QueryLexeme word(String text, SearchField field) {
    Kind kind =
        switch (text) {
          case "AND" -> Kind.AND;
          case "OR" -> Kind.OR;
          case "NOT" -> Kind.NOT;
          default -> Kind.WORD;
        };
    return word(kind, field, text);
  }

  private static QueryLexeme word(Kind kind, SearchField field, String text) {
    boolean star = text.endsWith("*") && text.length() > 1;
    boolean prefix = star && Character.isLetterOrDigit(text.charAt(text.length() - 2));
    return new QueryLexeme(kind, field, text, prefix);
  }

  private static int end(String query, int start, boolean quoted) {
    int end = start;
    while (end < query.length()
        && !isQuote(query.charAt(end))
        && (quoted || !isBlank(query.charAt(end)) && !isParenthesis(query.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isWordAt(String query, int at) {
    return at < query.length() && !isBlank(query.charAt(at));
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static boolean isParenthesis(char c) {
    return "()（）".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
