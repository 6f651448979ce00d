package dev.isobar.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip with any number of members (RFC 1952). {@link java.util.zip.GZIPInputStream}
 * recurses for each empty member, so a body of empty members overflows its stack; and it loses
 * members that arrive later than the first. Bytes after the last member are ignored. Closing it
 * does not close its source.
 */
public final class Gunzip extends InputStream {
  private static final int CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[4096];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  /**
   * Creates the stream.
   *
   * @param in begins with the magic number
   */
  public Gunzip(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!ended && length > 0) {
      if (!inMember && !startMember()) {
        ended = true;
        break;
      }
      int n = inflate(bytes, from, length);
      if (n > 0) {
        crc.update(bytes, from, n);
        return n;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("gzip with a dictionary");
      } else {
        fill();
        inflater.setInput(buffer, 0, limit);
      }
    }
    return length > 0 ? -1 : 0;
  }

  /** Frees the memory of the decompressor. */
  @Override
  public void close() {
    inflater.end();
    ended = true;
  }

  private int inflate(byte[] bytes, int from, int length) throws ZipException {
    try {
      return inflater.inflate(bytes, from, length);
    } catch (DataFormatException e) {
      throw new ZipException("not gzip: " + e.getMessage());
    }
  }

  /** Reads the head of a member; false if there is no other one. */
  private boolean startMember() throws IOException {
    if ((position == limit && !tryFill()) || next() != 0x1f) {
      return false;
    }
    if ((position == limit && !tryFill()) || next() != 0x8b) {
      return false;
    }
    if (next() != 8) {
      throw new ZipException("gzip with an unknown method");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      while ((flags & text) != 0 && next() != 0) {
        // Skips to the end of the text.
      }
    }
    skip((flags & CRC) != 0 ? 2 : 0);
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long sum = next() | next() << 8 | next() << 16 | (long) next() << 24;
    long size = next() | next() << 8 | next() << 16 | (long) next() << 24;
    if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("gzip with a wrong checksum");
    }
    inMember = false;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private int next() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++] & 255;
  }

  private void fill() throws IOException {
    if (!tryFill()) {
      throw new EOFException("The gzip stream is not complete");
    }
  }

  private boolean tryFill() throws IOException {
    position = 0;
    limit = Math.max(in.read(buffer), 0);
    return limit > 0;
  }
}
