package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or sign of a query.
 *
 * @param text the word, or the phrase without its quotes
 */
record QueryLexeme(Kind kind, String text) {
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
    while (at < query.length()) {
      char c = query.charAt(at);
      if (isQuote(c)) {
        int end = end(query, at + 1, true);
        lexemes.add(new QueryLexeme(Kind.PHRASE, query.substring(at + 1, end)));
        at = end + 1;
      } else if (isParenthesis(c)) {
        lexemes.add(new QueryLexeme(c == '(' || c == '（' ? Kind.OPEN : Kind.CLOSE, ""));
        at++;
      } else if (isBlank(c)) {
        at++;
      } else if (c == '-') {
        boolean before = at + 1 < query.length() && query.charAt(at + 1) != '-';
        if (before && !isBlank(query.charAt(at + 1))) {
          lexemes.add(new QueryLexeme(Kind.NOT, "-"));
        }
        at++;
      } else {
        int end = end(query, at, false);
        lexemes.add(word(query.substring(at, end)));
        at = end;
      }
    }
    return lexemes;
  }

  private static QueryLexeme word(String text) {
    return switch (text) {
      case "AND" -> new QueryLexeme(Kind.AND, text);
      case "OR" -> new QueryLexeme(Kind.OR, text);
      case "NOT" -> new QueryLexeme(Kind.NOT, text);
      default -> new QueryLexeme(Kind.WORD, text);
    };
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
