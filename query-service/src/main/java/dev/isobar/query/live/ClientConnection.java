package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Wraps the HTTP connection of a stream. Used only on its event loop. */
final class ClientConnection {
  /** The header with the cursor from which the stream really begins. */
  static final String STREAM_FROM = "Isobar-Stream-From";

  /** How long the headers wait for the position of the stream: the broker may be unavailable. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final LiveConfig config;
  private final long opened = System.nanoTime();
  private final long age;
  private long lastWrite = opened;
  private boolean full;
  private long fullSince;

  ClientConnection(HttpServerRequest request, LiveConfig config) {
    this.request = request;
    this.response = request.response();
    this.config = config;
    long longest = config.maxAge().toNanos();
    this.age =
        longest == 0
            ? Long.MAX_VALUE
            : longest - ThreadLocalRandom.current().nextLong(longest / 4 + 1);
  }

  /** Sets the headers of every stream, which {@link #begin} sends. */
  static void describe(HttpServerResponse response) {
    response
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no");
  }

  /**
   * Sends the headers and the reconnection time; again has no effect.
   *
   * @param from where the stream begins; null if that is not known
   */
  void begin(StreamCursor from) {
    if (hasBegun()) {
      return;
    }
    describe(response);
    if (from != null) {
      response.putHeader(STREAM_FROM, from.toString());
    }
    long retry = config.retry().toMillis();
    response
        .setChunked(true)
        .setWriteQueueMaxSize((int) config.clientBuffer().asLongValue())
        .write(ServerSentEvent.retry(retry + ThreadLocalRandom.current().nextLong(retry + 1)));
  }

  boolean hasBegun() {
    return response.headWritten();
  }

  /** Does what is due. Call it about every second. */
  void tick(long now, Runnable heartbeat, Runnable cutOff, Runnable end) {
    if (!hasBegun()) {
      if (now - opened > MAX_WAIT_NANOS) {
        heartbeat.run();
      }
    } else if (full) {
      if (now - fullSince > config.grace().toNanos()) {
        cutOff.run();
      }
    } else if (now - opened >= age) {
      end.run();
    } else if (now - lastWrite >= config.heartbeat().toNanos()) {
      heartbeat.run();
    }
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
    begin(null);
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

  void end() {
    begin(null);
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
