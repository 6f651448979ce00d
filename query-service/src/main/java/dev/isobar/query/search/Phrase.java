package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words that follow each other. Parts that may be written together ({@code COP 29}, {@code
 * co-operation}) match a text that does so ({@code COP29}, {@code cooperation}).
 */
final class Phrase {
  private final List<Part> parts;

  /** The words of a text that may stand for a part, and for it with the parts that follow. */
  private final List<List<String>> words = new ArrayList<>();

  /**
   * Holds a part.
   *
   * @param text the word as written, folded
   * @param stem the word to look for
   * @param position only the distances between positions matter
   * @param joins whether the part may be written together with the one before it
   * @param prefix whether longer words match too, for a single Chinese character
   */
  record Part(String text, String stem, int position, boolean joins, boolean prefix) {}

  Phrase(List<Part> parts) {
    this.parts = List.copyOf(parts);
    for (int first = 0; first < parts.size(); first++) {
      List<String> from = new ArrayList<>(List.of(parts.get(first).stem()));
      StringBuilder joined = new StringBuilder(parts.get(first).text());
      for (int i = first + 1; i < parts.size() && parts.get(i).joins(); i++) {
        joined.append(parts.get(i).text());
        from.add(SearchWord.of(joined.toString()).stem());
      }
      words.add(from);
    }
  }

  List<Part> parts() {
    return parts;
  }

  boolean matches(IndexedText text) {
    int[][][] positions = new int[parts.size()][][];
    for (int i = 0; i < positions.length; i++) {
      boolean prefix = parts.get(i).prefix();
      positions[i] =
          words.get(i).stream().map(w -> text.positions(w, prefix)).toArray(int[][]::new);
    }
    return IntStream.range(0, positions[0].length)
        .anyMatch(
            more ->
                Arrays.stream(positions[0][more])
                    .anyMatch(at -> continues(positions, more + 1, at)));
  }

  /** Returns whether the parts from {@code part} follow the word at a position. */
  private boolean continues(int[][][] positions, int part, int at) {
    if (part == positions.length) {
      return true;
    }
    int expected = at + parts.get(part).position() - parts.get(part - 1).position();
    for (int more = 0; more < positions[part].length; more++) {
      if (Arrays.binarySearch(positions[part][more], expected) >= 0
          && continues(positions, part + more + 1, expected)) {
        return true;
      }
    }
    return false;
  }

  /** Returns one array for each part, with the hashes of all words that may stand for it. */
  List<long[]> required() {
    return IntStream.range(0, parts.size()).mapToObj(this::required).toList();
  }

  private long[] required(int part) {
    if (parts.get(part).prefix()) {
      return new long[] {SearchKeys.hash(IndexedText.CHARACTER, parts.get(part).stem())};
    }
    return IntStream.rangeClosed(0, part)
        .boxed()
        .flatMap(first -> words.get(first).stream().skip(part - first))
        .mapToLong(word -> SearchKeys.hash(IndexedText.WORD, word))
        .distinct()
        .toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Phrase phrase && parts.equals(phrase.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::stem).toList().toString();
  }
}
