package dev.isobar.ingest.feed.document;

import dev.isobar.files.Gunzip;
import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens files that are gzip themselves, such as {@code sitemap.xml.gz}. */
final class GzipFile {
  private static final int BUFFER = 8192;

  private GzipFile() {}

  /** Returns the content of a gzip file; the same bytes if it is not gzip. */
  static byte[] opened(byte[] bytes, int most, Warnings warnings) throws UnreadableFeedException {
    if (bytes.length < 3 || bytes[0] != 0x1F || bytes[1] != (byte) 0x8B || bytes[2] != 8) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new Gunzip(new ByteArrayInputStream(bytes))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (out.size() + read > most) {
          throw new UnreadableFeedException(
              Reason.TOO_LARGE, "The file is over " + most + " bytes after decompression.");
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      if (out.size() == 0) {
        throw new UnreadableFeedException(Reason.DAMAGED, "The gzip file is damaged.");
      }
      warnings.add("The gzip file breaks off; the part before was read.");
    }
    return out.toByteArray();
  }
}
