package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Counts new articles in blocks of six hours over six weeks. Immutable.
 *
 * @param first the number of the first block since 1970; counting began there
 * @param counts not copied, so do not modify it
 */
public record VolumeHistory(long first, int[] counts) {
  static final Duration BLOCK = Duration.ofHours(6);
  static final int BLOCKS_A_DAY = 4;
  static final int MAX_BLOCKS = 42 * BLOCKS_A_DAY;
  public static final VolumeHistory EMPTY = new VolumeHistory(0, new int[0]);

  /** Returns the history with articles that came now. Call it with 0 as well: silence counts. */
  public VolumeHistory plus(int articles, Instant now) {
    long block = block(now);
    if (counts.length == 0) {
      return new VolumeHistory(block, new int[] {articles});
    }
    long last = Math.max(block, first + counts.length - 1);
    long start = Math.max(first, last - MAX_BLOCKS + 1);
    int[] changed = new int[(int) (last - start + 1)];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = at(start + i);
    }
    // A clock that went back counts into the last block.
    changed[(int) (Math.max(block, last) - start)] += articles;
    return new VolumeHistory(start, changed);
  }

  /**
   * Returns the sum of the histories of a publisher's feeds over a time in which all of them were
   * counted, so that a feed that is added is no rise. A feed with less than half of the longest
   * history is left out; it joins when it is known for longer.
   */
  public static VolumeHistory comparable(List<VolumeHistory> histories) {
    int longest = histories.stream().mapToInt(h -> h.counts.length).max().orElse(0);
    List<VolumeHistory> known =
        histories.stream()
            .filter(h -> h.counts.length > 0 && h.counts.length * 2 >= longest)
            .toList();
    VolumeHistory sum = sum(known);
    long begin = known.stream().mapToLong(VolumeHistory::first).max().orElse(sum.first);
    int skipped = (int) Math.min(sum.counts.length, Math.max(0, begin - sum.first));
    return new VolumeHistory(
        sum.first + skipped, Arrays.copyOfRange(sum.counts, skipped, sum.counts.length));
  }

  /** Returns when the last block began; polls of this block may still come. */
  Instant lastBlock() {
    return Instant.ofEpochSecond((first + Math.max(0, counts.length - 1)) * BLOCK.toSeconds());
  }

  /** Returns the sum of the histories of a publisher's feeds. */
  public static VolumeHistory sum(List<VolumeHistory> histories) {
    List<VolumeHistory> all = histories.stream().filter(h -> h.counts.length > 0).toList();
    if (all.isEmpty()) {
      return EMPTY;
    }
    long end = all.stream().mapToLong(h -> h.first + h.counts.length).max().orElse(0);
    long begin = all.stream().mapToLong(VolumeHistory::first).min().orElse(0);
    begin = Math.max(begin, end - MAX_BLOCKS);
    int[] sum = new int[(int) (end - begin)];
    for (VolumeHistory history : all) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += history.at(begin + i);
      }
    }
    return new VolumeHistory(begin, sum);
  }

  /** Returns the count of a block; 0 outside of the history. */
  int at(long block) {
    long index = block - first;
    return index >= 0 && index < counts.length ? counts[(int) index] : 0;
  }

  static long block(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), BLOCK.toSeconds());
  }

  void write(DataOutput out) throws IOException {
    Varint.write(out, counts.length);
    Varint.write(out, first);
    for (int count : counts) {
      Varint.write(out, count);
    }
  }

  static VolumeHistory read(DataInput in) throws IOException {
    int[] counts = new int[Varint.readCount(in, MAX_BLOCKS)];
    long first = Varint.read(in);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Varint.readCount(in, Integer.MAX_VALUE);
    }
    return new VolumeHistory(first, counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VolumeHistory h && h.first == first && Arrays.equals(h.counts, counts);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) * 31 + Arrays.hashCode(counts);
  }
}
