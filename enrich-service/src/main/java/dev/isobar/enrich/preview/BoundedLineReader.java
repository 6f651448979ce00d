package dev.isobar.enrich.preview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream of bytes into lines and never holds more of a line than it may have. */
final class BoundedLineReader {
  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;

  BoundedLineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * The next line without its end; null after the last. Of a line over the limit the first {@code
   * maxBytes + 1} bytes, which tells it from one that fits.
   */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    boolean any = false;
    while (at < filled || fill()) {
      any = true;
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, Math.min(end - at, maxBytes + 1 - line.size()));
      boolean ended = end < filled;
      at = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    return any ? line.toByteArray() : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
