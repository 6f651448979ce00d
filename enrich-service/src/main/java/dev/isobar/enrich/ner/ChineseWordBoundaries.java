package dev.isobar.enrich.ner;

import dev.isobar.contracts.text.HanText;
import dev.isobar.contracts.text.SimplifiedChinese;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Tells whether a label that was found in a Chinese text begins or ends inside a word, as 用水
 * ("water use") does in 使用水平 ("level of use"). The text around the label is split into the words of
 * the recogniser's dictionary.
 */
public final class ChineseWordBoundaries {
  /** Characters around a label that can change the words at its ends. */
  private static final int REACH = 8;

  /** Most characters of a word that crosses an end which are outside of the label. */
  private static final int MAX_OUTSIDE = 3;

  /**
   * Least additional cost of the words if both ends of the label are boundaries; below it, both
   * ways to split the text are likely. On 60 phrases, wrong labels cost 39 to 208 more ("物流|域名" for
   * 流域), right ones at most 21 ("能效" in 提高能效率先).
   */
  private static final int MIN_PENALTY = 35;

  private final ChineseSegmenter words;

  private ChineseWordBoundaries(ChineseSegmenter words) {
    this.words = words;
  }

  private static final class Holder {
    private static final ChineseWordBoundaries SHARED = load();

    private static ChineseWordBoundaries load() {
      try {
        return new ChineseWordBoundaries(ChineseSegmenter.load());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the boundaries of the bundled dictionary, which is loaded at the first call. */
  public static ChineseWordBoundaries shared() {
    return Holder.SHARED;
  }

  /**
   * Returns whether a range cuts a word: a word has one character inside the range and others
   * outside of it, and the text splits much better that way. A word that contains the range, or two
   * of its characters (排放量 after 碳), does not count.
   */
  public boolean cutsWord(String text, int start, int end) {
    if (!mayCut(text, start, end)) {
      return false;
    }
    int from = start;
    while (from > 0 && start - from < REACH && HanText.isHan(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < REACH && HanText.isHan(text.charAt(to))) {
      to++;
    }
    String window = SimplifiedChinese.of(text.substring(from, to));
    byte[] features = words.features(window, 0, window.length());
    int begin = start - from;
    int stop = end - from;
    if (!cutsStart(features, begin, stop) && !cutsEnd(features, begin, stop)) {
      return false;
    }
    int split =
        words.cost(window.substring(0, begin))
            + words.cost(window.substring(begin, stop))
            + words.cost(window.substring(stop));
    return split - words.cost(window) >= MIN_PENALTY;
  }

  /**
   * Returns whether any word of the dictionary crosses an end with one character inside the range;
   * few texts have one, and splitting the text costs much more than this check.
   */
  private boolean mayCut(String text, int start, int end) {
    for (int i = start - 1; i >= 0 && start - i <= MAX_OUTSIDE; i--) {
      if (words.isWord(text, i, start + 1)) {
        return true;
      }
    }
    for (int i = end + 1; i <= text.length() && i - end <= MAX_OUTSIDE; i++) {
      if (words.isWord(text, end - 1, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean cutsStart(byte[] features, int start, int end) {
    return !beginsWord(features, start) && wordEnd(features, start) == start + 1 && start + 1 < end;
  }

  private static boolean cutsEnd(byte[] features, int start, int end) {
    return end < features.length
        && !beginsWord(features, end)
        && wordStart(features, end) == end - 1
        && end - 1 > start;
  }

  private static int wordStart(byte[] features, int at) {
    int begin = at;
    while (begin > 0 && !beginsWord(features, begin)) {
      begin--;
    }
    return begin;
  }

  private static int wordEnd(byte[] features, int at) {
    int stop = at + 1;
    while (stop < features.length && !beginsWord(features, stop)) {
      stop++;
    }
    return stop;
  }

  /** Returns whether the character begins a word; characters of other scripts do. */
  private static boolean beginsWord(byte[] features, int at) {
    int position = (features[at] - ChineseSegmenter.FIRST) % 4;
    return features[at] < ChineseSegmenter.FIRST || position == 0 || position == 3;
  }
}
