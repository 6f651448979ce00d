package dev.isobar.enrich.ner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds a sentence, or a part of a long one, as the input of a model.
 *
 * @param ids the pieces, between {@code [CLS]} and {@code [SEP]}
 * @param shapes the shape or feature of each piece
 * @param first for each word, the index of its first piece
 * @param starts for each word, its start in the text
 * @param ends for each word, its end in the text
 */
record ModelInput(int[] ids, int[] shapes, int[] first, int[] starts, int[] ends) {
  /** Largest number of pieces in one window; the models were trained on up to 192. */
  static final int MAX_PIECES = 126;

  /** Marks at which a long sentence may be parted. */
  private static final String BREAKS = ",;:!?.，；：、。！？）)";

  /** Collects words until a window is full. */
  static final class Builder {
    private final WordPieceTokenizer vocabulary;
    private final ChineseSegmenter dictionary;
    private final int opening;
    private final int closing;
    private final int[] ids = new int[MAX_PIECES + 2];
    private final int[] shapes = new int[MAX_PIECES + 2];
    private final int[] first = new int[MAX_PIECES];
    private final int[] starts = new int[MAX_PIECES];
    private final int[] ends = new int[MAX_PIECES];
    private int pieces;
    private int words;

    /** Number of words up to the last punctuation mark. */
    private int lastBreak;

    /**
     * Creates a builder.
     *
     * @param dictionary provides the features of Han characters; null for a model that was trained
     *     without them
     */
    Builder(WordPieceTokenizer vocabulary, ChineseSegmenter dictionary) {
      this.vocabulary = vocabulary;
      this.dictionary = dictionary;
      this.opening = vocabulary.id("[CLS]");
      this.closing = vocabulary.id("[SEP]");
    }

    /** Returns the windows of a sentence between two offsets of a text. */
    List<ModelInput> windows(String text, int from, int to) {
      List<ModelInput> windows = new ArrayList<>(1);
      BasicTokenizer tokens = BasicTokenizer.of(text, from, to);
      byte[] features = dictionary == null ? null : dictionary.features(text, from, to);
      for (int i = 0; i < tokens.size(); i++) {
        String word = text.substring(tokens.start(i), tokens.end(i));
        int[] wordPieces = vocabulary.pieces(word);
        if (pieces + wordPieces.length > MAX_PIECES) {
          windows.add(buildUpToBreak());
        }
        int feature = features == null ? 0 : features[tokens.start(i) - from];
        add(wordPieces, feature > 0 ? feature : WordShape.of(word), tokens.start(i), tokens.end(i));
        if (word.length() == 1 && BREAKS.indexOf(word.charAt(0)) >= 0) {
          lastBreak = words;
        }
      }
      if (words > 0) {
        windows.add(build());
      }
      return windows;
    }

    private void add(int[] wordPieces, int shape, int start, int end) {
      first[words] = pieces + 1;
      starts[words] = start;
      ends[words++] = end;
      for (int piece : wordPieces) {
        ids[++pieces] = piece;
        shapes[pieces] = shape;
      }
    }

    /**
     * Returns the window up to the last punctuation mark in its second half, so that the end of a
     * window does not cut a name; the words after it begin the next window.
     */
    private ModelInput buildUpToBreak() {
      int all = words;
      int allPieces = pieces;
      if (lastBreak > words / 2 && lastBreak < words) {
        words = lastBreak;
        pieces = first[lastBreak] - 1;
      }
      int from = words;
      int fromPiece = pieces;
      // build() writes the closing piece behind the window's last one.
      int[] nextIds = Arrays.copyOfRange(ids, fromPiece + 1, allPieces + 1);
      int[] nextShapes = Arrays.copyOfRange(shapes, fromPiece + 1, allPieces + 1);
      ModelInput window = build();
      words = all - from;
      pieces = allPieces - fromPiece;
      System.arraycopy(starts, from, starts, 0, words);
      System.arraycopy(ends, from, ends, 0, words);
      for (int word = 0; word < words; word++) {
        first[word] = first[from + word] - fromPiece;
      }
      System.arraycopy(nextIds, 0, ids, 1, pieces);
      System.arraycopy(nextShapes, 0, shapes, 1, pieces);
      return window;
    }

    private ModelInput build() {
      ids[0] = opening;
      ids[pieces + 1] = closing;
      shapes[pieces + 1] = WordShape.NONE;
      ModelInput window =
          new ModelInput(
              Arrays.copyOf(ids, pieces + 2),
              Arrays.copyOf(shapes, pieces + 2),
              Arrays.copyOf(first, words),
              Arrays.copyOf(starts, words),
              Arrays.copyOf(ends, words));
      pieces = 0;
      words = 0;
      lastBreak = 0;
      return window;
    }
  }
}
