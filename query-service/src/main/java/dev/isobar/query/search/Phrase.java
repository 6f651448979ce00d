package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Words that follow each other. Parts that may be written together ({@code COP 29}, {@code
 * co-operation}) match a text that does so ({@code COP29}, {@code cooperation}).
 */
final class Phrase {
  /** What a part matches. */
  enum Kind {
    /** A word in each of its inflections, or a pair of characters. */
    WORD,
    /** A single Chinese character, which begins a pair. */
    CHARACTER,
    /** Words that begin so. */
    PREFIX
  }

  /**
   * Holds a part.
   *
   * @param text the word as written, folded
   * @param position only the distances between positions matter
   * @param joins whether the part may be written together with the one before it
   */
  record Part(Kind kind, String text, int position, boolean joins) {}

  private final List<Part> parts;

  /** What a text may have in place of a part, and of it with one, two, ... parts that follow. */
  private final List<List<Part>> spans = new ArrayList<>();

  Phrase(List<Part> parts) {
    this.parts = List.copyOf(parts);
    for (int first = 0; first < parts.size(); first++) {
      List<Part> from = new ArrayList<>(List.of(parts.get(first)));
      StringBuilder joined = new StringBuilder(parts.get(first).text());
      for (int i = first + 1; i < parts.size() && parts.get(i).joins(); i++) {
        joined.append(parts.get(i).text());
        from.add(new Part(parts.get(i).kind(), joined.toString(), 0, false));
      }
      spans.add(from);
    }
  }

  List<Part> parts() {
    return parts;
  }

  /** Receives the positions of the words of a match. */
  interface Match {
    /**
     * @param single whether only the first character of a pair matches
     */
    void word(int position, boolean single);
  }

  boolean matches(IndexedText text, SearchField field) {
    return find(text, field, true, (position, single) -> {}) > 0;
  }

  /** Returns the number of matches and reports the words of each. */
  int findAll(IndexedText text, SearchField field, Match match) {
    return find(text, field, false, match);
  }

  private int find(IndexedText text, SearchField field, boolean once, Match match) {
    int[][][] positions =
        spans.stream()
            .map(
                from ->
                    from.stream().map(part -> positions(part, text, field)).toArray(int[][]::new))
            .toArray(int[][][]::new);
    int found = 0;
    for (int more = 0; more < positions[0].length; more++) {
      for (int at : positions[0][more]) {
        if (continues(positions, more + 1, at, match)) {
          match.word(at, isSingle(0, more));
          found++;
          if (once) {
            return found;
          }
        }
      }
    }
    return found;
  }

  private boolean isSingle(int part, int more) {
    return spans.get(part).get(more).kind() == Kind.CHARACTER;
  }

  private static int[] positions(Part part, IndexedText text, SearchField field) {
    return part.kind() == Kind.WORD
        ? text.positions(field, stem(part))
        : text.positionsOfPrefix(field, part.text());
  }

  private static String stem(Part part) {
    return SearchWord.of(part.text()).stem();
  }

  /** Returns whether the parts from {@code part} follow the word at a position. */
  private boolean continues(int[][][] positions, int part, int at, Match match) {
    if (part == positions.length) {
      return true;
    }
    int expected = at + parts.get(part).position() - parts.get(part - 1).position();
    for (int more = 0; more < positions[part].length; more++) {
      if (Arrays.binarySearch(positions[part][more], expected) >= 0
          && continues(positions, part + more + 1, expected, match)) {
        match.word(expected, isSingle(part, more));
        return true;
      }
    }
    return false;
  }

  /** Returns whether it is one word or character: hashes say nothing about the order of words. */
  boolean isDecidedByHashes() {
    return parts.size() == 1 && parts.get(0).kind() != Kind.PREFIX;
  }

  /** Returns one array for each part, with the hashes of all words that may stand for it. */
  List<long[]> required(SearchField field, Vocabulary vocabulary) {
    List<long[]> required = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      long[] hashes = required(i, field, vocabulary);
      if (hashes != null) {
        required.add(hashes);
      }
    }
    return required;
  }

  /**
   * Returns null if the words that begin with a prefix are unknown, as those of numbers, or many.
   */
  private long[] required(int part, SearchField field, Vocabulary vocabulary) {
    List<Part> standing =
        IntStream.rangeClosed(0, part)
            .boxed()
            .flatMap(first -> spans.get(first).stream().skip(part - first))
            .toList();
    LongStream.Builder hashes = LongStream.builder();
    for (Part one : standing) {
      switch (one.kind()) {
        case WORD -> hashes.add(field.hash(stem(one)));
        case CHARACTER -> hashes.add(field.characterHash(one.text().codePointAt(0)));
        case PREFIX -> {
          boolean number = SearchTokenizer.isDigit(one.text().charAt(0));
          List<String> words = number ? null : vocabulary.beginningWith(one.text()).orElse(null);
          if (words == null) {
            return null;
          }
          Set<String> stems = new TreeSet<>(words);
          stems.addAll(SearchWord.stemsOfPrefix(one.text()));
          stems.forEach(stem -> hashes.add(field.hash(stem)));
        }
      }
    }
    return hashes.build().distinct().toArray();
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
    return parts.stream().map(Part::text).toList().toString();
  }
}
