package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parses a full-text query. Every phrase must occur in title or text. White space separates
 * phrases, double quotes group several words into one. Text that is split into several words, such
 * as {@code 1.5} or {@code 气候变化}, is also a phrase.
 */
public record SearchQuery(List<Phrase> phrases) {
  private static final int MAX_TERMS = 64;

  /** Holds terms with their distances from each other. */
  record Phrase(List<Term> terms) {
    boolean matches(IndexedText text) {
      Term first = terms.get(0);
      if (terms.size() == 1) {
        return first.prefix() ? text.containsPrefix(first.word()) : text.contains(first.word());
      }
      int[][] positions =
          terms.stream().map(t -> text.positions(t.word(), t.prefix())).toArray(int[][]::new);
      return Arrays.stream(positions[0])
          .anyMatch(at -> matchesFrom(at - first.position(), positions));
    }

    private boolean matchesFrom(int start, int[][] positions) {
      for (int i = 1; i < positions.length; i++) {
        if (Arrays.binarySearch(positions[i], start + terms.get(i).position()) < 0) {
          return false;
        }
      }
      return true;
    }

    String toTsquery() {
      StringBuilder query = new StringBuilder();
      for (int i = 0; i < terms.size(); i++) {
        Term term = terms.get(i);
        if (i > 0) {
          query.append(" <").append(term.position() - terms.get(i - 1).position()).append("> ");
        }
        query.append(term.word()).append(term.prefix() ? ":*" : "");
      }
      return query.toString();
    }
  }

  /**
   * Holds one word of a phrase.
   *
   * @param prefix whether longer words match too, for a single Chinese character
   */
  record Term(String word, int position, boolean prefix) {}

  public SearchQuery {
    phrases = List.copyOf(phrases);
  }

  /**
   * Parses a query.
   *
   * @param parameter the name of the parameter
   * @throws BadParameterException if the query has no words or too many
   */
  public static SearchQuery parse(String parameter, String q) {
    List<Phrase> phrases = new ArrayList<>();
    boolean quoted = false;
    for (String part : q.replace('“', '"').replace('”', '"').split("\"", -1)) {
      for (String piece : quoted ? new String[] {part} : part.split("\\s+")) {
        List<Term> terms = terms(piece);
        if (!terms.isEmpty()) {
          phrases.add(new Phrase(List.copyOf(terms)));
        }
      }
      quoted = !quoted;
    }
    int count = phrases.stream().mapToInt(phrase -> phrase.terms().size()).sum();
    if (count == 0) {
      throw new BadParameterException(
          parameter, parameter + " must contain at least one letter or digit");
    }
    if (count > MAX_TERMS) {
      throw new BadParameterException(
          parameter, parameter + " has " + count + " words: send at most " + MAX_TERMS);
    }
    return new SearchQuery(phrases);
  }

  /** Returns whether every phrase occurs in the text. */
  public boolean matches(IndexedText text) {
    return phrases.stream().allMatch(phrase -> phrase.matches(text));
  }

  /** Returns the equivalent {@code tsquery} as text: {@code climat & 气候 <1> 候变}. */
  public String toTsquery() {
    return phrases.stream().map(Phrase::toTsquery).collect(Collectors.joining(" & "));
  }

  /** Returns what a matching text must have: of each array one of {@link IndexedText#hashes}. */
  public List<long[]> requiredHashes() {
    return phrases.stream()
        .flatMap(phrase -> phrase.terms().stream())
        .map(
            term ->
                new long[] {
                  SearchKeys.hash(
                      term.prefix() ? IndexedText.CHARACTER : IndexedText.WORD, term.word())
                })
        .toList();
  }

  /** Skips the last character of a run unless it is the whole run. */
  private static List<Term> terms(String piece) {
    List<Term> terms = new ArrayList<>();
    boolean[] inRun = {false};
    new SearchTokenizer(
            (word, position, lastOfRun) -> {
              boolean continues = lastOfRun && inRun[0];
              inRun[0] = !lastOfRun && isPair(word);
              if (!continues) {
                terms.add(new Term(word, position, lastOfRun));
              }
            },
            1)
        .read(piece);
    return terms;
  }

  private static boolean isPair(String word) {
    return word.codePointCount(0, word.length()) == 2 && word.charAt(0) >= 0x2E80;
  }
}
