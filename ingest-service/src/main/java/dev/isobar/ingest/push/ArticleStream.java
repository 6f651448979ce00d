package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.article.ArticleDesk;
import dev.isobar.ingest.publish.Trace;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request whose body is many articles, one per line: one receipt per line goes back, in the order
 * of the lines, while the body is still being read. Reading stops while too much waits for the
 * broker, and while the sender does not read his receipts; so nothing piles up here.
 *
 * <p>All but the reading of articles happens on the request's event loop.
 */
final class ArticleStream {
  private static final int NEW_LINE = '\n';

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private final ArticleDesk desk;
  private final Intake intake;
  private final Trace trace;
  private final int maxBytes;
  private final Runnable left;
  private final Lines lines;
  private final Queue<Pending> pending = new ArrayDeque<>();
  private final AtomicBoolean toldToGoOn = new AtomicBoolean();
  private long pendingBytes;
  private boolean reading;
  private boolean bodyEnded;
  private boolean over;

  private record Pending(int line, long bytes, CompletableFuture<Outcome> outcome) {}

  /**
   * @param maxBytes the size limit of a line, and of all lines together that wait for the broker
   * @param left told once, when the request is over in whatever way
   */
  ArticleStream(
      HttpServerRequest request,
      Context loop,
      ArticleDesk desk,
      Intake intake,
      int maxBytes,
      Runnable left) {
    this.request = request;
    this.response = request.response();
    this.loop = loop;
    this.desk = desk;
    this.intake = intake;
    this.trace = new Trace(request.getHeader("traceparent"), request.getHeader("tracestate"));
    this.maxBytes = maxBytes;
    this.left = left;
    this.lines = new Lines(maxBytes);
  }

  void start() {
    response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
    response.drainHandler(drained -> goOn());
    response.closeHandler(closed -> finish());
    request.exceptionHandler(cut -> finish());
    request.handler(chunk -> read(chunk, false));
    request.endHandler(end -> read(Buffer.buffer(), true));
    request.pause().fetch(1);
  }

  /** Stops reading; what was read gets its receipts, and the response ends. */
  void stop() {
    loop.runOnContext(
        now -> {
          bodyEnded = true;
          goOn();
        });
  }

  private void read(Buffer chunk, boolean last) {
    if (over || bodyEnded) {
      return;
    }
    reading = true;
    loop.executeBlocking(() -> take(chunk.getBytes(), last), false)
        .onComplete(
            taken -> {
              reading = false;
              bodyEnded |= last;
              if (taken.succeeded()) {
                taken.result().forEach(this::await);
                goOn();
              } else {
                request.connection().close();
              }
            });
  }

  /** On a worker thread, one chunk at a time. */
  private List<Pending> take(byte[] chunk, boolean last) {
    List<Pending> taken = new ArrayList<>();
    lines.take(chunk, line -> taken.add(take(line)));
    if (last) {
      lines.end(line -> taken.add(take(line)));
    }
    return taken;
  }

  private Pending take(Lines.Line line) {
    return new Pending(
        line.number(),
        Math.min(line.length(), maxBytes),
        intake.take(
            () -> {
              if (line.bytes() == null) {
                throw ArticleDesk.tooLarge(line.length(), maxBytes);
              }
              return desk.accept(line.bytes());
            },
            trace));
  }

  private void await(Pending taken) {
    pending.add(taken);
    pendingBytes += taken.bytes();
    taken.outcome().thenRun(this::tellToGoOn);
  }

  /** The broker acknowledges many at once; one visit to the event loop serves them all. */
  private void tellToGoOn() {
    if (toldToGoOn.compareAndSet(false, true)) {
      loop.runOnContext(
          now -> {
            toldToGoOn.set(false);
            goOn();
          });
    }
  }

  private void goOn() {
    if (over) {
      return;
    }
    writeReceipts();
    if (bodyEnded && !reading && pending.isEmpty()) {
      response.end();
      finish();
    } else if (!bodyEnded && !reading && pendingBytes < maxBytes && !response.writeQueueFull()) {
      reading = true;
      request.fetch(1);
    }
  }

  private void writeReceipts() {
    Buffer receipts = Buffer.buffer();
    while (!pending.isEmpty() && pending.peek().outcome().isDone()) {
      Pending done = pending.remove();
      pendingBytes -= done.bytes();
      receipts
          .appendBytes(ContractJson.write(done.outcome().join().json(done.line())))
          .appendByte((byte) NEW_LINE);
    }
    if (receipts.length() > 0) {
      response.write(receipts);
    }
  }

  private void finish() {
    if (!over) {
      over = true;
      left.run();
    }
  }
}
