package dev.isobar.query.live;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;

/** Wraps the HTTP connection of a stream. Used only on its event loop. */
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

  /** Sends the headers and the reconnection time. */
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
   * Sets the handlers of the connection.
   *
   * @param drained runs when a full connection can accept data again
   * @param disconnected runs when the client has closed the connection
   */
  void handle(Runnable drained, Runnable disconnected) {
    response.drainHandler(
        ignored -> {
          full = false;
          drained.run();
        });
    Handler<Object> closed = ignored -> disconnected.run();
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

  /** Returns whether the client's buffer is full. */
  boolean isFull() {
    return full;
  }

  /** Returns the nanoseconds since the buffer became full; 0 if it is not full. */
  long fullFor(long now) {
    return full ? now - fullSince : 0;
  }

  /** Returns the nanoseconds since the last write. */
  long idleFor(long now) {
    return now - lastWrite;
  }

  void end() {
    response.end();
  }

  /**
   * Closes the connection at once and discards unsent data. Vert.x's {@code close} waits until the
   * client has received everything, which a slow client may never do.
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
