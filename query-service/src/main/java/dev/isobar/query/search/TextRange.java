package dev.isobar.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text, in UTF-16 code units.
 *
 * @param end the offset behind the last character
 */
public record TextRange(int start, int end) {

  /** Returns the ranges in order; those that touch or overlap become one. */
  static List<TextRange> merged(List<TextRange> ranges) {
    List<TextRange> merged = new ArrayList<>();
    for (TextRange next : ranges.stream().sorted(Comparator.comparing(TextRange::start)).toList()) {
      TextRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && next.start <= last.end) {
        merged.set(merged.size() - 1, new TextRange(last.start, Math.max(last.end, next.end)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
