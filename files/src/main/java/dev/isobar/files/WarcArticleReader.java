package dev.isobar.files;

import java.io.IOException;
import java.io.InputStream;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;

/**
 * Reads the pages of a WARC archive. Other records, and answers other than 200, hold no article.
 */
final class WarcArticleReader {
  private final ArticleFile file;

  WarcArticleReader(ArticleFile file) {
    this.file = file;
  }

  void read(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    long number = 0;
    try (WarcReader reader = new WarcReader(in)) {
      for (WarcRecord record = reader.next().orElse(null);
          record != null;
          record = reader.next().orElse(null)) {
        number++;
        FileArticle article = article(number, record);
        if (article != null) {
          sink.take(article);
        }
      }
    } catch (ParsingException e) {
      throw new IOException(
          "%s is damaged after record %d: %s".formatted(file.name(), number, e.getMessage()), e);
    }
  }

  private FileArticle article(long number, WarcRecord record) throws IOException {
    try {
      if (record instanceof WarcResponse response && response.http().status() == 200) {
        return page(
            number,
            response.target(),
            response,
            response.payloadType(),
            response.http().headers().first("Content-Type").orElse(null),
            response.http().bodyDecoded().stream());
      }
      if (record instanceof WarcResource resource) {
        MediaType type = resource.payloadType();
        return page(
            number, resource.target(), resource, type, type.toString(), resource.body().stream());
      }
      return null;
    } catch (ParsingException | IllegalArgumentException e) {
      return FileArticle.unreadable(number, "is not a valid HTTP answer: " + e.getMessage());
    }
  }

  private FileArticle page(
      long number,
      String url,
      WarcRecord record,
      MediaType type,
      String contentType,
      InputStream body)
      throws IOException {
    String base = type.base().toString();
    if (!base.equals("text/html")
        && !base.equals("application/xhtml+xml")
        && !base.equals("text/plain")) {
      return null;
    }
    byte[] bytes = file.readLimited(body);
    if (bytes == null) {
      return FileArticle.unreadable(number, url + " " + file.tooLarge());
    }
    return FileArticle.of(
        number,
        new RawArticleDraft(file)
            .put("url", url)
            .fetchedAt(record.date())
            .content(bytes, contentType == null ? base : contentType)
            .toJson());
  }
}
