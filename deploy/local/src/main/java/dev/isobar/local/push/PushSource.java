package dev.isobar.local.push;

import dev.isobar.files.FileFormat;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Opens a file or an address and counts the bytes that are read of it. Not thread-safe. */
final class PushSource implements AutoCloseable {
  private static final int MILLIS = 60_000;
  private static final Set<FileFormat> ARCHIVES =
      EnumSet.of(FileFormat.NDJSON, FileFormat.WARC, FileFormat.MBOX);

  private final String name;
  private final String location;
  private final long size;
  private final Instant time;
  private final CountingStream stream;

  private PushSource(String name, String location, long size, Instant time, InputStream in) {
    this.name = name;
    this.location = location;
    this.size = size;
    this.time = time;
    this.stream = new CountingStream(in);
  }

  /**
   * Opens a file or an http or https address.
   *
   * @throws IOException with a sentence if it cannot be read
   */
  static PushSource open(String location) throws IOException {
    return isAddress(location) ? fromAddress(location) : fromFile(Path.of(location));
  }

  private static PushSource fromFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no such file");
    }
    return new PushSource(
        file.getFileName().toString(),
        file.toAbsolutePath().normalize().toString(),
        Files.size(file),
        Files.getLastModifiedTime(file).toInstant(),
        Files.newInputStream(file));
  }

  private static PushSource fromAddress(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (connection.getResponseCode() != 200) {
      throw new IOException("the server answers " + connection.getResponseCode());
    }
    long modified = connection.getLastModified();
    return new PushSource(
        nameOf(address),
        address,
        connection.getContentLengthLong(),
        modified > 0 ? Instant.ofEpochMilli(modified) : Instant.now(),
        connection.getInputStream());
  }

  private static boolean isAddress(String location) {
    return location.matches("(?i)https?://.+");
  }

  /** Returns the last part of a path, which tells the format. */
  static String nameOf(String location) {
    String path = isAddress(location) ? URI.create(location).getPath() : location;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns whether a file holds many articles by its name. */
  static boolean isArchive(String location) {
    return FileFormat.ofName(nameOf(location)).filter(ARCHIVES::contains).isPresent();
  }

  String name() {
    return name;
  }

  /** Returns what identifies the source when it is opened again. */
  String identity() {
    return location + " " + size;
  }

  /** Returns the number of bytes; -1 if the server does not say. */
  long size() {
    return size;
  }

  /** Returns when the file or the answer was last changed. */
  Instant time() {
    return time;
  }

  InputStream stream() {
    return stream;
  }

  long bytesRead() {
    return stream.count;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
