package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds the lengths of the last texts of a feed or a publisher, to notice that the layout of its
 * pages changed. Immutable.
 *
 * @param steps the lengths, the latest last, in steps of a factor of the sixth root of two; not
 *     copied, so do not modify it
 */
public record TextLengths(byte[] steps) {
  public static final TextLengths NONE = new TextLengths(new byte[0]);

  /** Says that an alarm has ended. */
  public static final String NORMAL_AGAIN =
      "The texts are as long as usual again, or short ones have become usual.";

  private static final int MAX = 60;
  private static final int LATEST = 10;
  private static final int LEAST_BEFORE = 15;
  private static final double STEPS_PER_OCTAVE = 6;

  /** A text of less than a fifth of the usual length is short. */
  private static final int FIFTH = (int) Math.round(STEPS_PER_OCTAVE * 2.32);

  /** A text of fewer characters is empty. */
  private static final int EMPTY_TEXT = 40;

  /** Returns the lengths with one more text. */
  public TextLengths plus(int characters) {
    byte[] changed =
        Arrays.copyOfRange(steps, Math.max(0, steps.length + 1 - MAX), steps.length + 1);
    changed[changed.length - 1] = step(characters);
    return new TextLengths(changed);
  }

  /** Returns a sentence if the last texts are empty or suddenly short; see {@link #judge(List)}. */
  public Optional<String> judge(boolean before) {
    return judge(List.of(this), before);
  }

  /**
   * Returns a sentence if at least six of ten of the last texts of some feeds are empty or suddenly
   * short, each compared with its own feed.
   *
   * @param before the last verdict; if it was true, the sentence stays until two of ten or fewer
   *     are short
   */
  public static Optional<String> judge(List<TextLengths> feeds, boolean before) {
    int earlier = 0;
    int latest = 0;
    int then = 0;
    int now = 0;
    for (TextLengths feed : feeds) {
      byte[] all = feed.steps;
      int split = all.length - Math.min(LATEST, all.length * 2 / 5);
      int limit = limit(Arrays.copyOf(all, split));
      for (int i = 0; i < all.length; i++) {
        boolean isShort = all[i] < limit;
        then += isShort && i < split ? 1 : 0;
        now += isShort && i >= split ? 1 : 0;
      }
      earlier += split;
      latest += all.length - split;
    }
    boolean isKnown = earlier >= LEAST_BEFORE && latest >= LATEST;
    boolean wasUsual = then * 4 > earlier;
    boolean isShort = before ? now * 10 > latest * 2 : now * 10 >= latest * 6;
    return isKnown && !wasUsual && isShort
        ? Optional.of(
            ("%d of the last %d texts are empty or much shorter than usual;"
                    + " the layout of the pages may have changed.")
                .formatted(now, latest))
        : Optional.empty();
  }

  /** Returns the length below which a text is short. */
  private static int limit(byte[] usual) {
    if (usual.length == 0) {
      return 0;
    }
    Arrays.sort(usual);
    // The upper quartile, because the earlier texts can contain short ones already.
    return Math.max(step(EMPTY_TEXT), usual[usual.length * 3 / 4] - FIFTH);
  }

  private static byte step(int characters) {
    double octaves = Math.log(1.0 + Math.max(0, characters)) / Math.log(2);
    return (byte) Math.min(Byte.MAX_VALUE, Math.round(STEPS_PER_OCTAVE * octaves));
  }

  void write(DataOutput out) throws IOException {
    Varint.write(out, steps.length);
    out.write(steps);
  }

  static TextLengths read(DataInput in) throws IOException {
    byte[] steps = new byte[Varint.readCount(in, MAX)];
    in.readFully(steps);
    return new TextLengths(steps);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextLengths lengths && Arrays.equals(lengths.steps, steps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(steps);
  }
}
