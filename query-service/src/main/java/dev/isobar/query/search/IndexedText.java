package dev.isobar.query.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the words of one article and their positions, to decide whether a query matches. {@link
 * TermHashes} makes the keys from the same words.
 */
public final class IndexedText {
  /** Kinds of hashes: a word, and the first character of a word that is found by it alone. */
  static final char WORD = 'w';

  static final char CHARACTER = 'c';

  /** Separates the title from the text, so that no phrase matches across both. */
  private static final int GAP = 10;

  private static final int[] NOWHERE = {};

  private final Map<String, Positions> words = new HashMap<>(512);

  private IndexedText() {}

  /** Returns the words of the title, which may be null, and the text. */
  public static IndexedText of(String title, String text) {
    IndexedText indexed = new IndexedText();
    Words words = indexed.new Words();
    int position = 1;
    if (title != null) {
      position = new SearchTokenizer(words, position).read(title) + GAP;
    }
    new SearchTokenizer(words, position).read(text);
    return indexed;
  }

  /** Returns the ascending positions of the word, or of all words with the prefix. */
  int[] positions(String word, boolean prefix) {
    if (!prefix) {
      Positions positions = words.get(word);
      return positions == null ? NOWHERE : positions.toArray();
    }
    return words.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(word))
        .flatMapToInt(entry -> Arrays.stream(entry.getValue().toArray()))
        .sorted()
        .toArray();
  }

  private final class Words implements SearchTokenizer.Sink {
    @Override
    public void word(SearchWord word, int position, int start, int end) {
      add(word.stem(), position);
      SearchWord number = word.number();
      if (number != null) {
        add(number.stem(), position);
      }
    }

    /** The word has the positions of both parts, so that it is found in most phrases. */
    @Override
    public void hyphenated(SearchWord joined, int position) {
      add(joined.stem(), position - 1);
      add(joined.stem(), position);
    }

    @Override
    public void characters(String pair, int position, boolean last, int start, int end) {
      add(pair, position);
    }

    private void add(String word, int position) {
      words.computeIfAbsent(word, added -> new Positions()).add(position);
    }
  }

  private static final class Positions {
    private int[] values = new int[2];
    private int size;

    void add(int position) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = position;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
