package dev.isobar.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Reads the articles of one file. Keeps one record in memory.
 *
 * @param name the name of the file, for its format
 * @param feed the feed of articles that name none
 * @param time the time of the file, which is {@code fetchedAt} of articles that have none, so that
 *     reading the file again gives the same revisions
 * @param maxBytes the size limit of one record
 */
public record ArticleFile(String name, String feed, Instant time, int maxBytes) {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  /**
   * Reads all records. Input that is compressed with gzip is recognised by its first bytes.
   *
   * @throws IOException if the file has an unknown format or cannot be read
   */
  public void read(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    FileFormat format =
        FileFormat.ofName(name)
            .orElseThrow(
                () ->
                    new IOException(
                        name + " has no known format; known are " + FileFormat.extensions()));
    InputStream plain = uncompressed(in);
    switch (format) {
      case NDJSON -> new NdjsonReader(this).read(plain, sink);
      case JSON -> new PageReader(this).readJson(plain, sink);
      case WARC -> new WarcArticleReader(this).read(plain, sink);
      case EML -> new MailReader(this).read(plain, sink);
      case MBOX -> new MboxReader(this).read(plain, sink);
      case HTML -> new PageReader(this).read(plain, "text/html", sink);
      case TEXT -> new PageReader(this).read(plain, "text/plain", sink);
    }
  }

  /** Reads at most the size limit. Returns null if there is more. */
  byte[] readLimited(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes);
    return in.read() < 0 ? bytes : null;
  }

  String tooLarge() {
    return "has more than %d bytes: shorten it or raise isobar.article.max-bytes"
        .formatted(maxBytes);
  }

  private static InputStream uncompressed(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == GZIP_MAGIC_1 && buffered.read() == GZIP_MAGIC_2;
    buffered.reset();
    return gzip ? new Gunzip(buffered) : buffered;
  }
}
