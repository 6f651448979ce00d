package dev.isobar.contracts.http;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes into lines and skips blank ones. It keeps at most one line in memory,
 * and only the beginning of a line over the size limit. Not thread-safe.
 */
public final class NdjsonSplitter {
  private final int maxBytes;
  private final ByteArrayOutputStream current = new ByteArrayOutputStream(0);
  private long length;
  private boolean blank = true;
  private int number;

  /**
   * Holds one line that is not blank.
   *
   * @param number from 1; blank lines are counted
   * @param length in bytes, without the line feed
   * @param bytes the line; of a line over the limit, one byte more than the limit
   */
  public record Line(int number, long length, byte[] bytes) {}

  public NdjsonSplitter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds the next bytes and emits the lines that end in them. */
  public void take(byte[] chunk, Consumer<Line> each) {
    int start = 0;
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] == '\n') {
        append(chunk, start, i);
        emit(each);
        start = i + 1;
      }
    }
    append(chunk, start, chunk.length);
  }

  /** Emits the last line if it has no line feed. */
  public void end(Consumer<Line> each) {
    emit(each);
  }

  private void append(byte[] chunk, int start, int end) {
    length += end - start;
    blank = blank && isBlank(chunk, start, end);
    current.write(chunk, start, Math.min(end - start, maxBytes + 1 - current.size()));
  }

  private void emit(Consumer<Line> each) {
    number++;
    if (!blank) {
      each.accept(new Line(number, length, current.toByteArray()));
    }
    current.reset();
    length = 0;
    blank = true;
  }

  private static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
