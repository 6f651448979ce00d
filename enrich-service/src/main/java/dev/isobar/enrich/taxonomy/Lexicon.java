package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds every label of a set in one pass over a text, in time linear in the text.
 *
 * <p>A capital in a label asks for a capital in the text ("US" is no "us", "Jordan" no "jordan"); a
 * small letter takes either. Labels of letters other than Han stand between word boundaries; Han
 * has none.
 *
 * @param <T> what a label stands for
 */
public final class Lexicon<T> {
  /** How many labels a text may hold; the rest of a longer text goes unread. */
  static final int MOST_HITS = 50_000;

  /** Shorter labels are too often part of a name like "iPhone" to be read out of one word. */
  private static final int LONG_LABEL = 6;

  /** A label in its written form and what it stands for. */
  private record Entry<T>(String label, int[] capitals, T value) {}

  /** Takes what was found. */
  @FunctionalInterface
  public interface Found<T> {
    /** Half-open range of the text as it came. */
    void at(int start, int end, T value);
  }

  private final LabelTrie<List<Entry<T>>> trie = new LabelTrie<>();
  private final LabelPrefixFilter beginnings;
  private final boolean empty;

  private Lexicon(TreeMap<String, List<Entry<T>>> entries) {
    empty = entries.isEmpty();
    beginnings = new LabelPrefixFilter(entries.keySet());
    if (!empty) {
      trie.build(entries);
    }
  }

  /** Reads a text and tells each label, nested ones too, in the order of their beginnings. */
  public void scan(NormalizedText text, Found<T> found) {
    if (empty) {
      return;
    }
    int[] left = {MOST_HITS};
    LabelTrie.Met<List<Entry<T>>> met =
        (begin, end, entries) -> {
          if (isWhole(text, begin, end)) {
            tell(text, begin, end, entries, found);
          }
          return --left[0] > 0;
        };
    char[] characters = text.characters();
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char head = text.head(i);
      if (head != LabelPrefixFilter.NONE
          && beginnings.hold(head, characters[i])
          && !trie.walk(characters, length, i, met)) {
        return;
      }
    }
  }

  private static <T> void tell(
      NormalizedText text, int begin, int end, List<Entry<T>> entries, Found<T> found) {
    for (Entry<T> entry : entries) {
      if (hasCapitals(text, begin, entry.capitals)) {
        found.at(text.offset(begin), text.endOffset(end), entry.value);
      }
    }
  }

  private static boolean isWhole(NormalizedText text, int begin, int end) {
    boolean isLong = end - begin >= LONG_LABEL;
    return isEdge(text, begin, isLong) && isEdge(text, end, isLong);
  }

  private static boolean isEdge(NormalizedText text, int at, boolean isLong) {
    return isLong ? text.mayBeginWord(at) : !text.isInsideWord(at);
  }

  private static boolean hasCapitals(NormalizedText text, int begin, int[] capitals) {
    for (int at : capitals) {
      if (!text.isCapital(begin + at)) {
        return false;
      }
    }
    return true;
  }

  /** Gathers labels. */
  public static final class Builder<T> {
    private final TreeMap<String, List<Entry<T>>> entries = new TreeMap<>();

    public Builder<T> add(String label, T value) {
      NormalizedText folded = NormalizedText.of(label.strip());
      if (folded.length() == 0) {
        return this;
      }
      List<Entry<T>> same = entries.computeIfAbsent(folded.toString(), k -> new ArrayList<>(1));
      if (same.stream().noneMatch(e -> e.value.equals(value) && e.label.equals(label))) {
        same.add(new Entry<>(label, capitals(folded), value));
      }
      return this;
    }

    private static int[] capitals(NormalizedText folded) {
      int[] found = new int[folded.length()];
      int n = 0;
      for (int i = 0; i < folded.length(); i++) {
        if (Character.isUpperCase(folded.original(i))) {
          found[n++] = i;
        }
      }
      return java.util.Arrays.copyOf(found, n);
    }

    public Lexicon<T> build() {
      return new Lexicon<>(entries);
    }

    /** The folded labels that stand for several values. */
    public Map<String, List<T>> shared() {
      Map<String, List<T>> shared = new TreeMap<>();
      entries.forEach(
          (label, found) -> {
            List<T> values = found.stream().map(Entry::value).distinct().toList();
            if (values.size() > 1) {
              shared.put(label, values);
            }
          });
      return shared;
    }
  }
}
