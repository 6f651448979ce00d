package dev.isobar.ingest.fetch;

import dev.isobar.files.Gunzip;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads a body and decompresses it, with a limit at every step. */
final class BodyReader {
  /** Compressed bytes may be a little more than their content. */
  private static final int OVERHEAD = 64 * 1024;

  private static final int MOST_CODINGS = 2;
  private static final Set<String> KNOWN =
      Set.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz");

  private final long maxBytes;
  private final boolean truncate;

  /**
   * Creates a reader.
   *
   * @param truncate whether a body over the limit is cut instead of refused
   */
  BodyReader(long maxBytes, boolean truncate) {
    this.maxBytes = maxBytes;
    this.truncate = truncate;
  }

  /**
   * Reads a body. Does not close {@code body}.
   *
   * @param encodings the values of Content-Encoding
   * @throws TooLargeException if the body, or a step of its decompression, is over the limit
   */
  byte[] read(InputStream body, List<String> encodings) throws IOException {
    List<String> codings = codings(encodings);
    List<Runnable> cleanups = new ArrayList<>();
    try {
      InputStream in = new Limited(body, maxBytes + OVERHEAD);
      for (int i = codings.size() - 1; i >= 0; i--) {
        in = new Limited(decoded(in, codings.get(i), cleanups), maxBytes + OVERHEAD);
      }
      // A file feed.xml.gz, and a body that was compressed twice.
      return collect(gunzipped(in, cleanups));
    } finally {
      cleanups.forEach(Runnable::run);
    }
  }

  private byte[] collect(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        long room = maxBytes - bytes.size();
        bytes.write(buffer, 0, (int) Math.min(n, room));
        if (n > room) {
          throw new TooLargeException(maxBytes);
        }
      }
    } catch (TooLargeException e) {
      if (!truncate) {
        throw e;
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> codings(List<String> encodings) throws IOException {
    List<String> codings = new ArrayList<>();
    for (String value : encodings) {
      for (String coding : value.toLowerCase(Locale.ROOT).split(",")) {
        // Servers also send identity, none or utf-8.
        if (KNOWN.contains(coding.strip())) {
          codings.add(coding.strip());
        }
      }
    }
    if (codings.size() > MOST_CODINGS) {
      throw new UndecodableException("The body is compressed " + codings.size() + " times", null);
    }
    return codings;
  }

  private static InputStream decoded(InputStream in, String coding, List<Runnable> cleanups)
      throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> gunzipped(in, cleanups);
      case "deflate" -> inflated(in, cleanups);
      default ->
          throw new UndecodableException(
              "The body has the encoding " + coding + ", which was not asked for", null);
    };
  }

  /** Decompresses gzip; a body without its magic number is returned as it is. */
  private static InputStream gunzipped(InputStream in, List<Runnable> cleanups) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    if (!gzip) {
      return start;
    }
    Gunzip decoder = new Gunzip(start);
    cleanups.add(decoder::close);
    return decoder;
  }

  /** Decompresses zlib, which the standard means by deflate, or raw deflate, which some send. */
  private static InputStream inflated(InputStream in, List<Runnable> cleanups) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 2);
    byte[] head = start.readNBytes(2);
    start.unread(head);
    if (head.length == 0) {
      return start;
    }
    boolean zlib =
        head.length == 2
            && (head[0] & 15) == 8
            && (((head[0] & 255) << 8) | (head[1] & 255)) % 31 == 0;
    Inflater inflater = new Inflater(!zlib);
    cleanups.add(inflater::end);
    return new InflaterInputStream(start, inflater, 4096);
  }

  /** Says that a body is over its limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("The body is larger than " + maxBytes + " bytes");
    }
  }

  /** Says that a body cannot be decompressed. */
  static final class UndecodableException extends IOException {
    private static final long serialVersionUID = 1L;

    UndecodableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Refuses more than a number of bytes; does not close its source. */
  private final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      counted(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return counted(in.read(bytes, from, length));
    }

    private int counted(int n) throws TooLargeException {
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new TooLargeException(maxBytes);
      }
      return n;
    }

    @Override
    public void close() {
      // The opener of the connection releases it.
    }
  }
}
