package dev.isobar.files;

import java.io.IOException;
import java.io.InputStream;

/** Reads a file that is one article. */
final class PageReader {
  private final ArticleFile file;

  PageReader(ArticleFile file) {
    this.file = file;
  }

  /** Reads a page or a text; its own name is its guid, because it has no address. */
  void read(InputStream in, String contentType, ArticleSink sink)
      throws IOException, InterruptedException {
    byte[] bytes = file.readLimited(in);
    sink.take(
        bytes == null
            ? FileArticle.unreadable(1, file.tooLarge())
            : bytes.length == 0
                ? FileArticle.unreadable(1, "is empty")
                : FileArticle.of(
                    1,
                    new RawArticleDraft(file)
                        .put("guid", file.name())
                        .content(bytes, contentType)
                        .toJson()));
  }

  /** Reads one RawArticle. */
  void readJson(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    byte[] bytes = file.readLimited(in);
    sink.take(
        bytes == null ? FileArticle.unreadable(1, file.tooLarge()) : FileArticle.of(1, bytes));
  }
}
