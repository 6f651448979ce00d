package dev.isobar.enrich.ner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence, or a part of a long one, as a model reads it.
 *
 * @param ids the pieces, between {@code [CLS]} and {@code [SEP]}
 * @param shapes of the same length
 * @param first for each word the index of its first piece
 * @param starts where each word begins in the text
 * @param ends where each word ends in the text
 */
record ModelInput(int[] ids, int[] shapes, int[] first, int[] starts, int[] ends) {
  /** The pieces of one window at most; the models were trained on up to 192. */
  static final int MOST_PIECES = 126;

  /** Collects words until a window is full. */
  static final class Builder {
    private final WordPieceTokenizer vocabulary;
    private final ChineseSegmenter dictionary;
    private final int opening;
    private final int closing;
    private final int[] ids = new int[MOST_PIECES + 2];
    private final int[] shapes = new int[MOST_PIECES + 2];
    private final int[] first = new int[MOST_PIECES];
    private final int[] starts = new int[MOST_PIECES];
    private final int[] ends = new int[MOST_PIECES];
    private int pieces;
    private int words;

    /**
     * @param dictionary whose features are the shapes of Han characters; null for a model that was
     *     trained without
     */
    Builder(WordPieceTokenizer vocabulary, ChineseSegmenter dictionary) {
      this.vocabulary = vocabulary;
      this.dictionary = dictionary;
      this.opening = vocabulary.id("[CLS]");
      this.closing = vocabulary.id("[SEP]");
    }

    /** The windows of a sentence, from {@code from} to {@code to} of the text. */
    List<ModelInput> windows(String text, int from, int to) {
      List<ModelInput> windows = new ArrayList<>(1);
      BasicTokenizer found = BasicTokenizer.of(text, from, to);
      byte[] features = dictionary == null ? null : dictionary.features(text, from, to);
      for (int i = 0; i < found.size(); i++) {
        String word = text.substring(found.start(i), found.end(i));
        int[] cut = vocabulary.pieces(word);
        if (pieces + cut.length > MOST_PIECES) {
          windows.add(build());
        }
        int feature = features == null ? 0 : features[found.start(i) - from];
        add(cut, feature > 0 ? feature : WordShape.of(word), found.start(i), found.end(i));
      }
      if (words > 0) {
        windows.add(build());
      }
      return windows;
    }

    private void add(int[] cut, int shape, int start, int end) {
      first[words] = pieces + 1;
      starts[words] = start;
      ends[words++] = end;
      for (int piece : cut) {
        ids[++pieces] = piece;
        shapes[pieces] = shape;
      }
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
      return window;
    }
  }
}
