package dev.isobar.query.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Holds the words of one article and their positions. The database uses them as a {@code tsvector},
 * and the filter of the live stream uses them directly. The limits are stricter than PostgreSQL's,
 * so that both agree: positions up to {@value #LAST_POSITION}, {@value #MAX_POSITIONS} positions
 * per word, and {@value #MAX_BYTES} bytes of distinct words. Text beyond the limits is found only
 * in part, but the row can always be written.
 */
public final class IndexedText {
  static final int LAST_POSITION = 16_382;
  static final int MAX_POSITIONS = 250;
  static final int MAX_BYTES = 600_000;

  /** Kinds of hashes: a word, and the first character of a word that is found by it alone. */
  static final char WORD = 'w';

  static final char CHARACTER = 'c';

  private static final char FIRST_PAIRED = 0x2E80;

  /** Separates the title from the text, so that no phrase matches across both. */
  private static final int GAP = 10;

  private final Map<String, Positions> words = new HashMap<>(512);
  private int bytes;

  private IndexedText() {}

  /** Returns the words of the title, which may be null, and the text. */
  public static IndexedText of(String title, String text) {
    IndexedText indexed = new IndexedText();
    int position = 1;
    if (title != null) {
      position = new SearchTokenizer(indexed::add, position).read(title) + GAP;
    }
    new SearchTokenizer(indexed::add, position).read(text);
    return indexed;
  }

  private void add(String word, int position, boolean lastOfRun) {
    Positions positions = words.get(word);
    if (positions == null) {
      bytes += 3 * word.length() + 4;
      if (bytes > MAX_BYTES) {
        return;
      }
      positions = new Positions();
      words.put(word, positions);
    }
    positions.add(position);
  }

  /** Returns the text form of a {@code tsvector}: {@code climat:3,17 气候:5}. */
  public String toTsvector() {
    StringBuilder vector = new StringBuilder(words.size() * 12);
    words.forEach(
        (word, positions) -> {
          vector.append(word);
          positions.write(vector);
          vector.append(' ');
        });
    return vector.toString();
  }

  /** Returns the hashes of the words, and of the characters of Chinese, Japanese and Korean. */
  public LongStream hashes() {
    LongStream.Builder hashes = LongStream.builder();
    for (String word : words.keySet()) {
      hashes.add(SearchKeys.hash(WORD, word));
      if (word.charAt(0) >= FIRST_PAIRED) {
        hashes.add(SearchKeys.hash(CHARACTER, Character.toString(word.codePointAt(0))));
      }
    }
    return hashes.build();
  }

  boolean contains(String word) {
    return words.containsKey(word);
  }

  boolean containsPrefix(String prefix) {
    return words.keySet().stream().anyMatch(word -> word.startsWith(prefix));
  }

  /** Returns the ascending positions of the word, or of all words with the prefix. */
  int[] positions(String word, boolean prefix) {
    if (!prefix) {
      Positions positions = words.get(word);
      return positions == null ? new int[0] : positions.toArray();
    }
    return words.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(word))
        .flatMapToInt(entry -> Arrays.stream(entry.getValue().toArray()))
        .sorted()
        .toArray();
  }

  private static final class Positions {
    private int[] values = new int[2];
    private int size;

    void add(int position) {
      if (position > LAST_POSITION || size == MAX_POSITIONS) {
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = position;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }

    void write(StringBuilder vector) {
      for (int i = 0; i < size; i++) {
        vector.append(i == 0 ? ':' : ',').append(values[i]);
      }
    }
  }
}
