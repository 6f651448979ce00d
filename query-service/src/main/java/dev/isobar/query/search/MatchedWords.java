package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the words of title and text that match, and finds where they are. */
final class MatchedWords {
  private final Map<SearchField, Map<Integer, Boolean>> positions = new TreeMap<>();

  /**
   * Adds a word.
   *
   * @param single whether only the first character of a pair matches
   */
  void add(SearchField field, int position, boolean single) {
    positions
        .computeIfAbsent(field, key -> new TreeMap<>())
        .merge(position, single, (one, other) -> one && other);
  }

  /**
   * Returns the ranges of the words in title and text, in order; those that touch are one.
   *
   * @param title may be null
   */
  List<List<TextRange>> ranges(String title, String text) {
    Ranges inTitle = new Ranges(SearchField.TEXT);
    int position = IndexedText.FIRST;
    if (title != null) {
      position = new SearchTokenizer(inTitle, position).read(title) + IndexedText.GAP;
      inTitle.use(SearchField.TITLE);
      new SearchTokenizer(inTitle, IndexedText.FIRST).read(title);
    }
    Ranges inText = new Ranges(SearchField.TEXT);
    new SearchTokenizer(inText, position).read(text);
    return List.of(TextRange.merged(inTitle.found), TextRange.merged(inText.found));
  }

  private final class Ranges implements SearchTokenizer.Sink {
    private final List<TextRange> found = new ArrayList<>();
    private Map<Integer, Boolean> wanted;

    Ranges(SearchField field) {
      use(field);
    }

    void use(SearchField field) {
      wanted = positions.getOrDefault(field, Map.of());
    }

    @Override
    public void word(SearchWord word, int position, int start, int end) {
      if (wanted.containsKey(position)) {
        found.add(new TextRange(start, end));
      }
    }

    @Override
    public void hyphenated(SearchWord joined, int position) {
      // Its parts have the same positions.
    }

    @Override
    public void characters(int first, int second, int position, int start, int end) {
      Boolean single = wanted.get(position);
      if (single != null) {
        int length = Character.charCount(first);
        found.add(new TextRange(start, single ? Math.min(end, start + length) : end));
      }
    }
  }
}
