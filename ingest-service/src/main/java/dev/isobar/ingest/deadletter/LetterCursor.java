package dev.isobar.ingest.deadletter;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the place where a page ends: for each partition the offset below which the next page
 * continues. As text {@code 0-42_1-17}. A partition that is missing has not been read.
 */
record LetterCursor(SortedMap<Integer, Long> offsets) {
  private static final Pattern TEXT =
      Pattern.compile("\\d{1,5}-\\d{1,18}(_\\d{1,5}-\\d{1,18}){0,999}");

  static final LetterCursor NEWEST = new LetterCursor(new TreeMap<>());

  static Optional<LetterCursor> parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (String one : text.split("_")) {
      int dash = one.indexOf('-');
      offsets.put(
          Integer.parseInt(one.substring(0, dash)), Long.parseLong(one.substring(dash + 1)));
    }
    return Optional.of(new LetterCursor(offsets));
  }

  long below(int partition, long end) {
    return Math.min(end, offsets.getOrDefault(partition, end));
  }

  @Override
  public String toString() {
    return offsets.entrySet().stream().map(LetterCursor::text).collect(Collectors.joining("_"));
  }

  private static String text(Map.Entry<Integer, Long> offset) {
    return offset.getKey() + "-" + offset.getValue();
  }
}
