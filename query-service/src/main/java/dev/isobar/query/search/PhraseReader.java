package dev.isobar.query.search;

import dev.isobar.query.search.Phrase.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a phrase of a query into its parts. */
final class PhraseReader implements SearchTokenizer.Sink {
  /** Words with more changes between letters and digits are codes, which nobody writes apart. */
  private static final int MAX_PIECES = 4;

  private final List<Phrase.Part> parts = new ArrayList<>();
  private int shift;
  private boolean hyphenated;
  private boolean inRun;

  private PhraseReader() {}

  /**
   * Returns empty if the text has no word.
   *
   * @param prefix whether the last word is the beginning of a word; Chinese words always are, and
   *     numbers alone never
   */
  static Optional<Phrase> read(String text, boolean prefix) {
    PhraseReader reader = new PhraseReader();
    new SearchTokenizer(reader, 0).read(text);
    if (prefix) {
      reader.endWithPrefix();
    }
    return reader.parts.isEmpty() ? Optional.empty() : Optional.of(new Phrase(reader.parts));
  }

  private void endWithPrefix() {
    boolean word = !parts.isEmpty() && !isPaired(last().text());
    if (word && (last().joins() || !isDigit(last().text(), 0))) {
      Phrase.Part last = parts.remove(parts.size() - 1);
      parts.add(new Phrase.Part(Kind.PREFIX, last.text(), last.position(), last.joins()));
    }
  }

  @Override
  public void word(SearchWord word, int position, int start, int end) {
    inRun = false;
    List<String> pieces = pieces(word.text());
    boolean joins = hyphenated || changesTo(pieces.get(0), position + shift);
    hyphenated = false;
    for (int i = 0; i < pieces.size(); i++) {
      shift += i > 0 ? 1 : 0;
      String piece = pieces.get(i);
      parts.add(new Phrase.Part(Kind.WORD, piece, position + shift, joins || i > 0));
    }
  }

  @Override
  public void hyphenated(SearchWord joined, int position) {
    hyphenated = true;
  }

  /** Skips the last character of a run unless it is the whole run. */
  @Override
  public void characters(int first, int second, int position, int start, int end) {
    boolean last = second == SearchTokenizer.NONE;
    String pair = SearchTokenizer.pair(first, second);
    if (!last || !inRun) {
      Kind kind = last ? Kind.CHARACTER : Kind.WORD;
      parts.add(new Phrase.Part(kind, pair, position + shift, false));
    }
    inRun = !last;
  }

  /** Returns whether a number follows a word or a word a number, with no sign between them. */
  private boolean changesTo(String word, int position) {
    if (parts.isEmpty() || isPaired(last().text())) {
      return false;
    }
    String before = last().text();
    return position == last().position() + 1
        && isDigit(before, before.length() - 1) != isDigit(word, 0);
  }

  private static boolean isPaired(String word) {
    return FoldedCharacters.isPaired(word.codePointAt(0));
  }

  private Phrase.Part last() {
    return parts.get(parts.size() - 1);
  }

  /** Divides {@code cop29} into {@code cop} and {@code 29}. */
  private static List<String> pieces(String word) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < word.length(); i++) {
      if (isDigit(word, i) != isDigit(word, i - 1)) {
        pieces.add(word.substring(start, i));
        start = i;
      }
    }
    pieces.add(word.substring(start));
    return pieces.size() > MAX_PIECES ? List.of(word) : pieces;
  }

  private static boolean isDigit(String word, int at) {
    return SearchTokenizer.isDigit(word.charAt(at));
  }
}
