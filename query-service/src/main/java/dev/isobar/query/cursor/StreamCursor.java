package dev.isobar.query.cursor;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place in the Kafka topic of enriched articles: the next offset of each partition. Immutable.
 *
 * <p>On the wire it is {@code v1_0-123.1-456}: the version, then {@code partition-offset} in the
 * order of partitions, safe in URLs and in HTTP headers. A partition that is not named has not been
 * read at all: a reader starts at the earliest record that is kept. {@code v1_} names none.
 */
public final class StreamCursor {
  /** Before everything. */
  public static final StreamCursor START = new StreamCursor(new int[0], new long[0]);

  /** More partitions than any one Kafka topic should have; bounds what a client may send. */
  private static final int MAX_PARTITIONS = 10_000;

  private static final String VERSION = "v1_";
  private static final String EXAMPLE =
      "expected the form v1_0-123.1-456, as Isobar-Cursor gave it";

  private final int[] partitions;
  private final long[] nextOffsets;

  private StreamCursor(int[] partitions, long[] nextOffsets) {
    this.partitions = partitions;
    this.nextOffsets = nextOffsets;
  }

  /**
   * @param nextOffsets by partition; neither may be negative
   * @throws IllegalArgumentException for a negative partition or offset
   */
  public static StreamCursor of(Map<Integer, Long> nextOffsets) {
    SortedMap<Integer, Long> sorted = new TreeMap<>(nextOffsets);
    int[] partitions = new int[sorted.size()];
    long[] offsets = new long[partitions.length];
    int i = 0;
    for (Map.Entry<Integer, Long> entry : sorted.entrySet()) {
      partitions[i] = entry.getKey();
      offsets[i] = entry.getValue();
      if (partitions[i] < 0 || offsets[i] < 0) {
        throw new IllegalArgumentException("negative partition or offset in " + sorted);
      }
      i++;
    }
    return new StreamCursor(partitions, offsets);
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static StreamCursor parse(String wire) {
    if (wire == null || !wire.startsWith(VERSION)) {
      throw new IllegalArgumentException("is not a cursor of version 1: " + EXAMPLE);
    }
    if (wire.length() == VERSION.length()) {
      return START;
    }
    String[] places = wire.substring(VERSION.length()).split("\\.", -1);
    if (places.length > MAX_PARTITIONS) {
      throw new IllegalArgumentException("names more than " + MAX_PARTITIONS + " partitions");
    }
    Map<Integer, Long> nextOffsets = new TreeMap<>();
    for (String place : places) {
      int dash = place.indexOf('-');
      if (dash < 0) {
        throw new IllegalArgumentException("has a part without offset: " + EXAMPLE);
      }
      long partition = number(place.substring(0, dash));
      long offset = number(place.substring(dash + 1));
      if (partition > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("names a partition that cannot be: " + EXAMPLE);
      }
      if (nextOffsets.put((int) partition, offset) != null) {
        throw new IllegalArgumentException("names partition " + partition + " twice: " + EXAMPLE);
      }
    }
    return of(nextOffsets);
  }

  /** The next offset by partition, in the order of partitions; unmodifiable. */
  public SortedMap<Integer, Long> offsets() {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (int i = 0; i < partitions.length; i++) {
      offsets.put(partitions[i], nextOffsets[i]);
    }
    return Collections.unmodifiableSortedMap(offsets);
  }

  /** The next offset of the partition; -1 where this cursor does not name it. */
  public long offset(int partition) {
    int i = Arrays.binarySearch(partitions, partition);
    return i < 0 ? -1 : nextOffsets[i];
  }

  /** The same place, but in this partition at {@code nextOffset}, be it ahead or back. */
  public StreamCursor advance(int partition, long nextOffset) {
    int i = Arrays.binarySearch(partitions, partition);
    if (i < 0 || nextOffset < 0) {
      Map<Integer, Long> more = new TreeMap<>(offsets());
      more.put(partition, nextOffset);
      return of(more);
    }
    long[] advanced = nextOffsets.clone();
    advanced[i] = nextOffset;
    return new StreamCursor(partitions, advanced);
  }

  /** The further of the two in every partition. */
  public StreamCursor furthest(StreamCursor other) {
    StreamCursor furthest = this;
    for (int i = 0; i < other.partitions.length; i++) {
      if (offset(other.partitions[i]) < other.nextOffsets[i]) {
        furthest = furthest.advance(other.partitions[i], other.nextOffsets[i]);
      }
    }
    return furthest;
  }

  /** Whether nothing that {@code other} has read lies ahead of this cursor. */
  public boolean reaches(StreamCursor other) {
    for (int i = 0; i < other.partitions.length; i++) {
      if (offset(other.partitions[i]) < other.nextOffsets[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamCursor cursor
        && Arrays.equals(partitions, cursor.partitions)
        && Arrays.equals(nextOffsets, cursor.nextOffsets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(partitions) + Arrays.hashCode(nextOffsets);
  }

  /** The wire form. */
  @Override
  public String toString() {
    StringBuilder wire = new StringBuilder(VERSION);
    for (int i = 0; i < partitions.length; i++) {
      if (i > 0) {
        wire.append('.');
      }
      wire.append(partitions[i]).append('-').append(nextOffsets[i]);
    }
    return wire.toString();
  }

  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      throw new IllegalArgumentException("has a number of no or too many digits: " + EXAMPLE);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new IllegalArgumentException("has a number that is none: " + EXAMPLE);
      }
    }
    return Long.parseLong(digits);
  }
}
