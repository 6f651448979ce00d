package dev.isobar.enrich.preview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Buffers answers until the whole request has been read, and moves a long answer to a temporary
 * file. Many clients read no answer before they have sent everything, so that writing earlier would
 * block both sides.
 */
final class SpooledOutput extends OutputStream {
  private static final int MAX_BYTES_IN_MEMORY = 4 << 20;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream toFile;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (toFile == null && memory.size() + length > MAX_BYTES_IN_MEMORY) {
      file = Files.createTempFile("isobar-enrich-", ".ndjson");
      toFile = Files.newOutputStream(file);
      memory.writeTo(toFile);
      memory = null;
    }
    (toFile == null ? memory : toFile).write(bytes, from, length);
  }

  boolean isEmpty() {
    return file == null && memory.size() == 0;
  }

  /** Copies the content to a stream and discards it. */
  void drainTo(OutputStream out) throws IOException {
    if (file == null) {
      memory.writeTo(out);
      return;
    }
    toFile.close();
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
      in.transferTo(out);
    }
  }

  /** Discards the content. */
  void discard() throws IOException {
    if (file != null) {
      toFile.close();
      Files.deleteIfExists(file);
    }
  }
}
