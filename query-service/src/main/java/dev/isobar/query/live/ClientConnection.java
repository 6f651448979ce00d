package dev.isobar.query.live;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;

/** The connection under a stream. Used on its event loop. */
final class ClientConnection {
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private long lastWrite = System.nanoTime();
  private boolean full;
  private long fullSince;

  ClientConnection(HttpServerRequest request) {
    this.request = request;
    this.response = request.response();
  }

  /** Sends the headers, and how long to wait before reconnecting. */
  void begin(LiveConfig config) {
    long retry = config.retry().toMillis();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no")
        .setWriteQueueMaxSize((int) config.clientBuffer().asLongValue())
        .write(ServerSentEvent.retry(retry + ThreadLocalRandom.current().nextLong(retry + 1)));
  }

  /**
   * @param drained when it can take more after it was full
   * @param gone when the client has closed it
   */
  void handle(Runnable drained, Runnable gone) {
    response.drainHandler(
        ignored -> {
          full = false;
          drained.run();
        });
    Handler<Object> closed = ignored -> gone.run();
    response.closeHandler(closed::handle);
    response.exceptionHandler(closed::handle);
  }

  void write(Buffer events) {
    response.write(events);
    lastWrite = System.nanoTime();
    if (!full && response.writeQueueFull()) {
      full = true;
      fullSince = lastWrite;
    }
  }

  /** Whether more waits to be sent than the client's buffer holds. */
  boolean isFull() {
    return full;
  }

  /** Nanoseconds since it became full; 0 if it is not. */
  long fullFor(long now) {
    return full ? now - fullSince : 0;
  }

  /** Nanoseconds since something was sent. */
  long idleFor(long now) {
    return now - lastWrite;
  }

  void end() {
    response.end();
  }

  /**
   * Closes at once and throws away what waits to be sent. Vert.x's own {@code close} would first
   * wait until the client has taken everything, which a client that is cut off may never do.
   */
  void abort() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else if (request.connection() instanceof ConnectionBase connection) {
      connection.channelHandlerContext().close();
    } else {
      request.connection().close();
    }
  }
}
