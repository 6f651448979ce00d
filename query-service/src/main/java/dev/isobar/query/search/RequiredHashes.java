package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Combines lists of hashes, of which a text must have one of each array. */
final class RequiredHashes {
  /** More arrays would make the database slower, not more selective. */
  private static final int MAX_ARRAYS = 16;

  private RequiredHashes() {}

  /** Returns what a text has that meets one of several requirements. */
  static List<long[]> ofAny(List<List<long[]>> alternatives) {
    List<long[]> any = alternatives.get(0);
    for (List<long[]> other : alternatives.subList(1, alternatives.size())) {
      any = either(any, other);
    }
    return any;
  }

  private static List<long[]> either(List<long[]> some, List<long[]> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    boolean few = some.size() * others.size() <= MAX_ARRAYS;
    List<long[]> either = new ArrayList<>();
    for (long[] one : few ? some : shortest(some)) {
      for (long[] other : few ? others : shortest(others)) {
        either.add(union(one, other));
      }
    }
    return withoutImplied(either);
  }

  private static List<long[]> shortest(List<long[]> arrays) {
    return arrays.stream().min(Comparator.comparingInt(array -> array.length)).stream().toList();
  }

  private static long[] union(long[] one, long[] other) {
    return LongStream.concat(LongStream.of(one), LongStream.of(other)).distinct().toArray();
  }

  /** Omits arrays that contain another one. */
  private static List<long[]> withoutImplied(List<long[]> arrays) {
    List<long[]> kept = new ArrayList<>();
    arrays.stream()
        .sorted(Comparator.comparingInt(array -> array.length))
        .filter(array -> kept.stream().noneMatch(less -> containsAll(array, less)))
        .forEach(kept::add);
    return kept;
  }

  private static boolean containsAll(long[] array, long[] parts) {
    return LongStream.of(parts).allMatch(part -> LongStream.of(array).anyMatch(h -> h == part));
  }
}
