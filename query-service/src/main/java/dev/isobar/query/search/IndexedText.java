package dev.isobar.query.search;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Holds the words of one article and their positions, to decide whether a query matches. {@link
 * TermHashes} makes the keys from the same words. Thread-safe.
 */
public final class IndexedText {
  /** Separates the texts of a field, so that no phrase matches across two. */
  static final int GAP = 10;

  static final int FIRST = 1;

  private static final int[] NOWHERE = {};

  private final Map<SearchField, Words> fields = new EnumMap<>(SearchField.class);

  private IndexedText() {}

  /** Returns the words of an article. */
  public static IndexedText of(EnrichedArticle article) {
    IndexedText indexed = new IndexedText();
    for (SearchField field : SearchField.values()) {
      indexed.fields.put(field, new Words(field.of(article)));
    }
    return indexed;
  }

  /** Returns the number of words in title and text. */
  int length() {
    return fields.get(SearchField.TEXT).sequence.size();
  }

  /** Returns the ascending positions of a word without inflections, or of a pair of characters. */
  int[] positions(SearchField field, String stem) {
    Positions positions = fields.get(field).stems.get(stem);
    return positions == null ? NOWHERE : positions.toArray();
  }

  /** Returns the ascending positions of all words as written that begin so. */
  int[] positionsOfPrefix(SearchField field, String prefix) {
    Words words = fields.get(field);
    return IntStream.range(0, words.sequence.size())
        .filter(i -> words.sequence.get(i).startsWith(prefix))
        .map(i -> words.positions.values[i])
        .sorted()
        .toArray();
  }

  /** Holds the words of a field. */
  private static final class Words implements SearchTokenizer.Sink {
    private final Map<String, Positions> stems = new HashMap<>();

    /** The words as written, with the position of each. */
    private final List<String> sequence = new ArrayList<>();

    private final Positions positions = new Positions();

    Words(List<String> texts) {
      int position = FIRST;
      for (String text : texts) {
        position = new SearchTokenizer(this, position).read(text) + GAP;
      }
    }

    @Override
    public void word(SearchWord word, int position, int start, int end) {
      add(word.text(), word.stem(), position);
      SearchWord number = word.number();
      if (number != null) {
        add(number.text(), number.stem(), position);
      }
    }

    /** The word has the positions of both parts, so that it is found in most phrases. */
    @Override
    public void hyphenated(SearchWord joined, int position) {
      add(joined.text(), joined.stem(), position - 1);
      add(joined.text(), joined.stem(), position);
    }

    @Override
    public void characters(int first, int second, int position, int start, int end) {
      String pair = SearchTokenizer.pair(first, second);
      add(pair, pair, position);
    }

    private void add(String word, String stem, int position) {
      stems.computeIfAbsent(stem, added -> new Positions()).add(position);
      sequence.add(word);
      positions.add(position);
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
