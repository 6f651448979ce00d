package dev.isobar.query.search;

import dev.isobar.query.rest.BadParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a client searches for: every piece must stand in title or text. Pieces are parted by white
 * space; double quotes hold several words together as a phrase, and so does a piece that is more
 * than one word ({@code 1.5}, {@code 气候变化}).
 */
public record SearchQuery(List<Phrase> phrases) {
  private static final int MAX_TERMS = 64;

  /** Terms that stand at these distances from each other; one term stands anywhere. */
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
   * @param prefix whether longer words are meant too: a single Chinese character
   */
  record Term(String word, int position, boolean prefix) {}

  public SearchQuery {
    phrases = List.copyOf(phrases);
  }

  /**
   * @param parameter the name of the parameter that holds it
   * @throws BadParameter where no word is in it, or too many
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
      throw new BadParameter(
          parameter, parameter + " holds no word to search for: give letters or digits");
    }
    if (count > MAX_TERMS) {
      throw new BadParameter(
          parameter, parameter + " holds " + count + " words, the limit is " + MAX_TERMS);
    }
    return new SearchQuery(phrases);
  }

  /** Whether every phrase stands in the text. */
  public boolean matches(IndexedText text) {
    return phrases.stream().allMatch(phrase -> phrase.matches(text));
  }

  /** Text form of a {@code tsquery} that means the same: {@code climat & 气候 <1> 候变}. */
  public String toTsquery() {
    return phrases.stream().map(Phrase::toTsquery).collect(Collectors.joining(" & "));
  }

  /** The last character of a run counts only where it is the whole run. */
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
