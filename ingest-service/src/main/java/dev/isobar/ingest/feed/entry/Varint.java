package dev.isobar.ingest.feed.entry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes and reads numbers and texts of a feed's state in few bytes. */
public final class Varint {
  private static final int MAX_TEXT = 1 << 16;

  private Varint() {}

  /** Writes a number that is not negative in seven bits per byte. */
  public static void write(DataOutput out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Reads what {@link #write} wrote. */
  public static long read(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IOException("A number has more than ten bytes");
  }

  /** Writes a number with a sign; small absolute values take one byte. */
  public static void writeSigned(DataOutput out, long value) throws IOException {
    write(out, value << 1 ^ value >> 63);
  }

  /** Reads what {@link #writeSigned} wrote. */
  public static long readSigned(DataInput in) throws IOException {
    long value = read(in);
    return value >>> 1 ^ -(value & 1);
  }

  /** Reads a count and checks that it is at most {@code max}. */
  public static int readCount(DataInput in, int max) throws IOException {
    long count = read(in);
    if (count < 0 || count > max) {
      throw new IOException("A count is %d, the limit is %d".formatted(count, max));
    }
    return (int) count;
  }

  /** Writes a text of at most 64 KiB in UTF-8. */
  public static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(out, bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[readCount(in, MAX_TEXT)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeHash(DataOutput out, long hash) throws IOException {
    out.writeShort((int) (hash >> 32));
    out.writeInt((int) hash);
  }

  static long readHash(DataInput in) throws IOException {
    return (long) in.readUnsignedShort() << 32 | in.readInt() & 0xffffffffL;
  }
}
