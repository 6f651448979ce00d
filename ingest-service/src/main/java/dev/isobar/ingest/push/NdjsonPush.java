package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.NdjsonSplitter;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.publish.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Handles a request with many articles, one per line. It sends one receipt per line, in the order
 * of the lines, while it reads the body. Reading stops while too many bytes wait for the broker,
 * and while the sender does not read its receipts, so memory use is bounded.
 *
 * <p>Articles are parsed on worker threads; everything else runs on the event loop of the request.
 */
final class NdjsonPush {
  /** How many bytes of lines may wait for the broker before reading stops. */
  private static final long WINDOW_BYTES = 512 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private final RawArticleValidator validator;
  private final PushService pushes;
  private final PushLane lane;
  private final TraceContext trace;
  private final int maxBytes;
  private final NdjsonSplitter lines;
  private final PendingReceipts receipts = new PendingReceipts();
  private final AtomicBoolean continueScheduled = new AtomicBoolean();
  private Runnable left = () -> {};
  private boolean requested;
  private boolean working;
  private boolean bodyEnded;
  private boolean ended;

  /**
   * Creates a handler.
   *
   * @param loop the event loop of the request
   * @param lane how fast lines are taken, and whether they are news
   * @param maxBytes the size limit of a line
   */
  NdjsonPush(
      HttpServerRequest request,
      Context loop,
      RawArticleValidator validator,
      PushService pushes,
      PushLane lane,
      int maxBytes) {
    this.request = request;
    this.response = request.response();
    this.loop = loop;
    this.validator = validator;
    this.pushes = pushes;
    this.lane = lane;
    this.trace = PushResponses.trace(request);
    this.maxBytes = maxBytes;
    this.lines = new NdjsonSplitter(maxBytes);
  }

  /**
   * Returns how many bytes of lines a stream may hold: those that wait for the broker, and the line
   * that is being read.
   *
   * @param maxBytes the size limit of a line
   */
  static long heldBytes(int maxBytes) {
    return WINDOW_BYTES + maxBytes;
  }

  /**
   * Starts reading.
   *
   * @param left runs once, when the request has ended for any reason
   */
  void start(Runnable left) {
    this.left = left;
    response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
    response.drainHandler(drained -> continueReading());
    response.closeHandler(closed -> finish());
    response.exceptionHandler(cut -> finish());
    request.exceptionHandler(cut -> finish());
    request.handler(chunk -> read(chunk, false));
    request.endHandler(end -> read(Buffer.buffer(), true));
    request.pause();
    continueReading();
  }

  /** Stops reading. Lines that were read get their receipts, then the response ends. */
  void stop() {
    loop.runOnContext(
        now -> {
          bodyEnded = true;
          continueReading();
        });
  }

  private void read(Buffer chunk, boolean last) {
    requested = false;
    if (ended || bodyEnded) {
      return;
    }
    working = true;
    loop.executeBlocking(() -> take(chunk.getBytes(), last), false)
        .onComplete(
            pending -> {
              working = false;
              bodyEnded |= last;
              if (pending.succeeded()) {
                pending.result().forEach(this::addReceipt);
                continueReading();
              } else {
                request.connection().close();
              }
            });
  }

  /** Parses a chunk. Runs on a worker thread, one chunk at a time. */
  private List<PendingReceipts.PendingReceipt> take(byte[] chunk, boolean last) {
    List<PendingReceipts.PendingReceipt> pending = new ArrayList<>();
    lines.take(chunk, line -> pending.add(take(line)));
    if (last) {
      lines.end(line -> pending.add(take(line)));
    }
    return pending;
  }

  private PendingReceipts.PendingReceipt take(NdjsonSplitter.Line line) {
    lane.awaitTurn();
    long held = line.length() > maxBytes ? 0 : line.length();
    return new PendingReceipts.PendingReceipt(
        line.number(),
        held,
        pushes.take(
            () -> {
              if (line.length() > maxBytes) {
                throw ContractJson.tooLarge(line.length(), maxBytes);
              }
              return lane.mark(validator.accept(line.bytes()));
            },
            trace));
  }

  private void addReceipt(PendingReceipts.PendingReceipt receipt) {
    receipts.add(receipt);
    receipt.outcome().thenRun(this::scheduleContinue);
  }

  /** Schedules one task on the event loop for all acknowledgements that arrive together. */
  private void scheduleContinue() {
    if (continueScheduled.compareAndSet(false, true)) {
      loop.runOnContext(
          now -> {
            continueScheduled.set(false);
            continueReading();
          });
    }
  }

  private void continueReading() {
    if (ended) {
      return;
    }
    Buffer complete = receipts.takeComplete();
    if (complete.length() > 0) {
      response.write(complete);
    }
    if (bodyEnded) {
      endWhenAllAnswered();
    } else if (!working
        && !requested
        && receipts.bytes() < WINDOW_BYTES
        && !response.writeQueueFull()) {
      requested = true;
      request.fetch(1);
    }
  }

  private void endWhenAllAnswered() {
    if (!working && receipts.isEmpty()) {
      finish();
      response.end();
    }
  }

  private void finish() {
    if (!ended) {
      ended = true;
      left.run();
    }
  }
}
