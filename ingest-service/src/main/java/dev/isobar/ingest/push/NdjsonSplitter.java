package dev.isobar.ingest.push;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes into lines. It keeps at most one line in memory; the content of a line
 * over the size limit is dropped, only its length is counted. Not thread-safe.
 */
final class NdjsonSplitter {
  private final int maxBytes;
  private final ByteArrayOutputStream current = new ByteArrayOutputStream(0);
  private long length;
  private int number;

  /**
   * Holds one line that is not blank.
   *
   * @param number from 1; blank lines are counted
   * @param length in bytes, without the line feed
   * @param bytes null if the line is over the limit
   */
  record Line(int number, long length, byte[] bytes) {}

  NdjsonSplitter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds the next bytes and emits the lines that end in them. */
  void take(byte[] chunk, Consumer<Line> each) {
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
  void end(Consumer<Line> each) {
    emit(each);
  }

  private void append(byte[] chunk, int start, int end) {
    length += end - start;
    if (length <= maxBytes) {
      current.write(chunk, start, end - start);
    } else {
      current.reset();
    }
  }

  private void emit(Consumer<Line> each) {
    number++;
    byte[] bytes = length > maxBytes ? null : current.toByteArray();
    long lineLength = length;
    current.reset();
    length = 0;
    if (bytes == null || !isBlank(bytes)) {
      each.accept(new Line(number, lineLength, bytes));
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
