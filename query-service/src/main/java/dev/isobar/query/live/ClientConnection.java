package dev.isobar.query.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;

/** The connection under a stream. */
final class ClientConnection {
  private final HttpServerRequest request;

  ClientConnection(HttpServerRequest request) {
    this.request = request;
  }

  HttpServerResponse response() {
    return request.response();
  }

  /** Sends the headers, and how long to wait before reconnecting. */
  void begin(LiveConfig config) {
    long retry = config.retry().toMillis();
    HttpServerResponse response = response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no")
        .setWriteQueueMaxSize((int) config.clientBuffer().asLongValue())
        .write(ServerSentEvent.retry(retry + ThreadLocalRandom.current().nextLong(retry + 1)));
  }

  /**
   * Closes at once and throws away what waits to be sent. Vert.x's own {@code close} would first
   * wait until the client has taken everything, which a client that is cut off may never do.
   */
  void abort() {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else if (request.connection() instanceof ConnectionBase connection) {
      connection.channelHandlerContext().close();
    } else {
      request.connection().close();
    }
  }
}
