package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all labels of a set in one pass over a text, in time linear in its length.
 *
 * <p>A capital letter in a label requires a capital letter in the text: "US" does not match "us",
 * nor "Jordan" "jordan". A small letter matches both. Labels in scripts other than Han match only
 * between word boundaries; Han has no word boundaries.
 *
 * @param <T> the type of the value of a label
 */
public final class Lexicon<T> {
  /** Largest number of matches in a text; the rest of a longer text is not searched. */
  static final int MAX_MATCHES = 50_000;

  /**
   * Least length of a label that matches inside a word at a change of case. Shorter labels are too
   * often part of a name like "iPhone".
   */
  private static final int MIN_LONG_LABEL = 6;

  /** Holds a label as written, and its value. */
  private record Entry<T>(String label, int[] capitals, T value) {}

  /** Receives each match. */
  @FunctionalInterface
  public interface Sink<T> {
    /** Accepts a match with its half-open range in the original text. */
    void accept(int start, int end, T value);
  }

  private final LabelTrie<List<Entry<T>>> trie = new LabelTrie<>();
  private final LabelPrefixFilter prefixFilter;
  private final boolean empty;

  private Lexicon(TreeMap<String, List<Entry<T>>> entries) {
    empty = entries.isEmpty();
    prefixFilter = new LabelPrefixFilter(entries.keySet());
    if (!empty) {
      trie.build(entries);
    }
  }

  /** Passes each label of a text to a sink, including nested ones, in order of their start. */
  public void scan(NormalizedText text, Sink<T> sink) {
    if (empty) {
      return;
    }
    int[] remaining = {MAX_MATCHES};
    LabelTrie.Visitor<List<Entry<T>>> visitor =
        (begin, end, entries) -> {
          if (isAtBoundaries(text, begin, end)) {
            emit(text, begin, end, entries, sink);
          }
          return --remaining[0] > 0;
        };
    char[] characters = text.characters();
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char prefixKey = text.prefixKey(i);
      if (prefixKey != LabelPrefixFilter.NONE
          && prefixFilter.mayBegin(prefixKey, characters[i])
          && !trie.walk(characters, length, i, visitor)) {
        return;
      }
    }
  }

  private static <T> void emit(
      NormalizedText text, int begin, int end, List<Entry<T>> entries, Sink<T> sink) {
    for (Entry<T> entry : entries) {
      if (hasCapitals(text, begin, entry.capitals)) {
        sink.accept(text.offset(begin), text.endOffset(end), entry.value);
      }
    }
  }

  private static boolean isAtBoundaries(NormalizedText text, int begin, int end) {
    boolean isLong = end - begin >= MIN_LONG_LABEL;
    return isBoundary(text, begin, isLong) && isBoundary(text, end, isLong);
  }

  private static boolean isBoundary(NormalizedText text, int at, boolean isLong) {
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

  /** Collects labels. */
  public static final class Builder<T> {
    private final TreeMap<String, List<Entry<T>>> entries = new TreeMap<>();

    /** Adds a label with its value; an empty label is ignored. */
    public Builder<T> add(String label, T value) {
      NormalizedText normalized = NormalizedText.of(label.strip());
      if (normalized.length() == 0) {
        return this;
      }
      List<Entry<T>> same = entries.computeIfAbsent(normalized.toString(), k -> new ArrayList<>(1));
      if (same.stream().noneMatch(e -> e.value.equals(value) && e.label.equals(label))) {
        same.add(new Entry<>(label, capitals(normalized), value));
      }
      return this;
    }

    private static int[] capitals(NormalizedText normalized) {
      int[] found = new int[normalized.length()];
      int n = 0;
      for (int i = 0; i < normalized.length(); i++) {
        if (Character.isUpperCase(normalized.original(i))) {
          found[n++] = i;
        }
      }
      return java.util.Arrays.copyOf(found, n);
    }

    public Lexicon<T> build() {
      return new Lexicon<>(entries);
    }

    /** Returns the normalised labels that have several values. */
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
