package dev.isobar.enrich.happening;

import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Returns the items of each sentence in turn, in one pass over a sorted list. */
final class SpanCursor<T> {
  private final List<T> items;
  private final ToIntFunction<T> start;
  private int next;

  SpanCursor(List<T> items, ToIntFunction<T> start) {
    this.items = items;
    this.start = start;
  }

  /** Returns the items that start inside a sentence; sentences must be passed in text order. */
  List<T> next(Span sentence) {
    List<T> inside = new ArrayList<>();
    while (next < items.size() && start.applyAsInt(items.get(next)) < sentence.end()) {
      if (start.applyAsInt(items.get(next)) >= sentence.start()) {
        inside.add(items.get(next));
      }
      next++;
    }
    return inside;
  }
}
