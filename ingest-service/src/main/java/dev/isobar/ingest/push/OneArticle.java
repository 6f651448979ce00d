package dev.isobar.ingest.push;

import dev.isobar.ingest.article.ArticleDesk;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** A request whose body is one article: read up to the size limit, then judged and written. */
final class OneArticle {
  /** How much of an oversized body is still read, so that its sender gets to see the answer. */
  private static final long PATIENCE = 16 << 20;

  private final HttpServerRequest request;
  private final int maxBytes;
  private final Consumer<byte[]> whole;
  private final Consumer<Problem> refused;
  private final Buffer body = Buffer.buffer();
  private long read;

  /**
   * @param whole gets the body, on the request's event loop
   * @param refused gets the problem of a body over the limit, once
   */
  OneArticle(
      HttpServerRequest request, int maxBytes, Consumer<byte[]> whole, Consumer<Problem> refused) {
    this.request = request;
    this.maxBytes = maxBytes;
    this.whole = whole;
    this.refused = refused;
  }

  void read() {
    request.handler(this::take);
    request.endHandler(
        end -> {
          if (read <= maxBytes) {
            whole.accept(body.getBytes());
          }
        });
    request.resume();
  }

  private void take(Buffer chunk) {
    boolean fitted = read <= maxBytes;
    read += chunk.length();
    if (read <= maxBytes) {
      body.appendBuffer(chunk);
    } else if (fitted) {
      refused.accept(Problem.of(ArticleDesk.tooLarge(read, maxBytes)));
    } else if (read > maxBytes + PATIENCE) {
      request.connection().close();
    }
  }
}
