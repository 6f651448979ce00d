package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Queues the receipts of a stream in the order of its lines. Not thread-safe. */
final class PendingReceipts {
  private static final byte NEW_LINE = '\n';

  private final Queue<PendingReceipt> pending = new ArrayDeque<>();
  private long bytes;

  /**
   * Holds the future receipt of one line.
   *
   * @param bytes how many bytes of the line wait for the broker
   */
  record PendingReceipt(int line, long bytes, CompletableFuture<PushResult> outcome) {}

  void add(PendingReceipt receipt) {
    pending.add(receipt);
    bytes += receipt.bytes();
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Returns how many bytes of lines wait for the broker. */
  long bytes() {
    return bytes;
  }

  /** Removes and returns the receipts that are complete, in order, one JSON object per line. */
  Buffer takeComplete() {
    Buffer complete = Buffer.buffer();
    while (!pending.isEmpty() && pending.peek().outcome().isDone()) {
      PendingReceipt done = pending.remove();
      bytes -= done.bytes();
      complete
          .appendBytes(ContractJson.write(done.outcome().join().json(done.line())))
          .appendByte(NEW_LINE);
    }
    return complete;
  }
}
