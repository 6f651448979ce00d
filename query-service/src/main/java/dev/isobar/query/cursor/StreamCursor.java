package dev.isobar.query.cursor;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a stream cursor: the next offset of each partition of the Kafka topic of enriched articles.
 * Immutable.
 *
 * <p>The text form is {@code v2_5f0c11d2_0-123.1-456}: the version, the epoch, then {@code
 * partition-offset} in the order of partitions, safe in URLs and in HTTP headers. The epoch
 * identifies the Kafka topic: one that was created again has another epoch, and offsets of other
 * records. A cursor of unknown epoch has version 1 and no epoch: {@code v1_0-123.1-456}. A
 * partition without an offset is read from its earliest record.
 *
 * <p>A cursor of the view also has its {@link ViewPosition}: {@code
 * v2_5f0c11d2_0-123.1-456~00c0ffee-789}.
 */
public final class StreamCursor {
  /** The cursor before the first record of every partition. */
  public static final StreamCursor START = new StreamCursor(null, new int[0], new long[0]);

  /** Limits the cursor that a client may send; no Kafka topic should have more partitions. */
  private static final int MAX_PARTITIONS = 10_000;

  private static final String WITHOUT_EPOCH = "v1_";
  private static final Pattern WITH_EPOCH = Pattern.compile("v2_([0-9a-f]{8})_");
  private static final String EXAMPLE =
      "send the value of an Isobar-Cursor header, such as v2_5f0c11d2_0-123.1-456";

  private final String epoch;
  private final int[] partitions;
  private final long[] nextOffsets;
  private final ViewPosition view;

  private StreamCursor(String epoch, int[] partitions, long[] nextOffsets) {
    this(epoch, partitions, nextOffsets, null);
  }

  private StreamCursor(String epoch, int[] partitions, long[] nextOffsets, ViewPosition view) {
    this.epoch = epoch;
    this.partitions = partitions;
    this.nextOffsets = nextOffsets;
    this.view = view;
  }

  /**
   * Returns the cursor with these offsets.
   *
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
    return new StreamCursor(null, partitions, offsets);
  }

  /**
   * Returns these offsets as those of an epoch.
   *
   * @param epoch eight hexadecimal digits; null if it is unknown
   */
  public StreamCursor withEpoch(String epoch) {
    return new StreamCursor(epoch, partitions, nextOffsets);
  }

  /**
   * Returns these offsets with the position of the view.
   *
   * @param position null for none
   */
  public StreamCursor withView(ViewPosition position) {
    return new StreamCursor(epoch, partitions, nextOffsets, position);
  }

  /** Returns the position of the view; null if the cursor has none. */
  public ViewPosition view() {
    return view;
  }

  /** Returns the epoch; null if it is unknown. */
  public String epoch() {
    return epoch;
  }

  /** Returns whether the offsets of both belong to different Kafka topics. */
  public boolean isOfOtherEpoch(StreamCursor other) {
    return epoch != null && other.epoch != null && !epoch.equals(other.epoch);
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if it is invalid; the message names the error and the remedy
   */
  public static StreamCursor parse(String wire) {
    int end = wire == null ? -1 : wire.indexOf(ViewPosition.MARK);
    return end < 0
        ? parseOffsetsOfEpoch(wire)
        : parseOffsetsOfEpoch(wire.substring(0, end))
            .withView(ViewPosition.parse(wire.substring(end + 1)));
  }

  private static StreamCursor parseOffsetsOfEpoch(String wire) {
    if (wire != null && wire.startsWith(WITHOUT_EPOCH)) {
      return parseOffsets(wire.substring(WITHOUT_EPOCH.length()));
    }
    Matcher start = WITH_EPOCH.matcher(wire == null ? "" : wire);
    if (start.lookingAt()) {
      return parseOffsets(wire.substring(start.end())).withEpoch(start.group(1));
    }
    throw new IllegalArgumentException("is not a cursor of version 1 or 2: " + EXAMPLE);
  }

  private static StreamCursor parseOffsets(String wire) {
    if (wire.isEmpty()) {
      return START;
    }
    String[] parts = wire.split("\\.", -1);
    if (parts.length > MAX_PARTITIONS) {
      throw new IllegalArgumentException(
          "contains more than " + MAX_PARTITIONS + " partitions: " + EXAMPLE);
    }
    Map<Integer, Long> nextOffsets = new TreeMap<>();
    for (String part : parts) {
      int dash = part.indexOf('-');
      if (dash < 0) {
        throw new IllegalArgumentException("contains a partition without an offset: " + EXAMPLE);
      }
      long partition = number(part.substring(0, dash));
      long offset = number(part.substring(dash + 1));
      if (partition > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("contains an invalid partition: " + EXAMPLE);
      }
      if (nextOffsets.put((int) partition, offset) != null) {
        throw new IllegalArgumentException(
            "contains partition " + partition + " twice: " + EXAMPLE);
      }
    }
    return of(nextOffsets);
  }

  /** Returns the next offset by partition, in the order of partitions; unmodifiable. */
  public SortedMap<Integer, Long> offsets() {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (int i = 0; i < partitions.length; i++) {
      offsets.put(partitions[i], nextOffsets[i]);
    }
    return Collections.unmodifiableSortedMap(offsets);
  }

  /** Returns the next offset of the partition, or -1 if the cursor does not contain it. */
  public long offset(int partition) {
    int i = Arrays.binarySearch(partitions, partition);
    return i < 0 ? -1 : nextOffsets[i];
  }

  /** Returns a copy with {@code nextOffset} in this partition, which may be higher or lower. */
  public StreamCursor advance(int partition, long nextOffset) {
    int i = Arrays.binarySearch(partitions, partition);
    if (i < 0 || nextOffset < 0) {
      Map<Integer, Long> more = new TreeMap<>(offsets());
      more.put(partition, nextOffset);
      return of(more).withEpoch(epoch);
    }
    long[] advanced = nextOffsets.clone();
    advanced[i] = nextOffset;
    return new StreamCursor(epoch, partitions, advanced);
  }

  /** Returns the higher of the two offsets in every partition; both must be of one epoch. */
  public StreamCursor furthest(StreamCursor other) {
    StreamCursor furthest = epoch == null ? withEpoch(other.epoch) : this;
    for (int i = 0; i < other.partitions.length; i++) {
      if (offset(other.partitions[i]) < other.nextOffsets[i]) {
        furthest = furthest.advance(other.partitions[i], other.nextOffsets[i]);
      }
    }
    return furthest;
  }

  /**
   * Returns whether no offset of {@code other} is higher than that of this cursor; false for
   * offsets of another epoch.
   */
  public boolean reaches(StreamCursor other) {
    if (isOfOtherEpoch(other)) {
      return false;
    }
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
        && Objects.equals(epoch, cursor.epoch)
        && Objects.equals(view, cursor.view)
        && Arrays.equals(partitions, cursor.partitions)
        && Arrays.equals(nextOffsets, cursor.nextOffsets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(partitions) + Arrays.hashCode(nextOffsets);
  }

  /** Returns the text form. */
  @Override
  public String toString() {
    StringBuilder wire = new StringBuilder(epoch == null ? WITHOUT_EPOCH : "v2_" + epoch + "_");
    for (int i = 0; i < partitions.length; i++) {
      if (i > 0) {
        wire.append('.');
      }
      wire.append(partitions[i]).append('-').append(nextOffsets[i]);
    }
    return view == null ? wire.toString() : wire.append(ViewPosition.MARK).append(view).toString();
  }

  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      throw new IllegalArgumentException(
          "contains a number without digits or with too many: " + EXAMPLE);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new IllegalArgumentException("contains an invalid number: " + EXAMPLE);
      }
    }
    return Long.parseLong(digits);
  }
}
