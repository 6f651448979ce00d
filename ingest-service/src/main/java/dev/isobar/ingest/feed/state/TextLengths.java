package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
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

  /**
   * Returns a sentence if at least six of the last ten texts are empty or suddenly short.
   *
   * @param before the last verdict; if it was true, the sentence stays until two or fewer are short
   */
  public Optional<String> judge(boolean before) {
    int earlier = steps.length - LATEST;
    if (earlier < LEAST_BEFORE) {
      return Optional.empty();
    }
    byte[] usual = Arrays.copyOf(steps, earlier);
    Arrays.sort(usual);
    // The upper quartile, because the earlier texts can contain short ones already.
    int limit = Math.max(step(EMPTY_TEXT), usual[earlier * 3 / 4] - FIFTH);
    int now = 0;
    int then = 0;
    for (int i = 0; i < steps.length; i++) {
      boolean isShort = steps[i] < limit;
      now += isShort && i >= earlier ? 1 : 0;
      then += isShort && i < earlier ? 1 : 0;
    }
    boolean wasUsual = then * 4 > earlier;
    boolean isAlarm = before ? now > 2 && !wasUsual : now >= 6 && !wasUsual;
    return isAlarm
        ? Optional.of(
            "%d of the last %d texts are empty or much shorter than usual; the layout of the pages may have changed."
                .formatted(now, LATEST))
        : Optional.empty();
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
