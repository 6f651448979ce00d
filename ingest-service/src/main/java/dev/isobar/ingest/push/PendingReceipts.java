package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Queues the receipts of a stream in the order of its lines. Not thread-safe. */
final class PendingReceipts {
  private static final byte NEW_LINE = '\n';

  private final Queue<Owed> owed = new ArrayDeque<>();
  private long bytes;

  /**
   * Holds the future receipt of one line.
   *
   * @param bytes how many bytes of the line wait for the broker
   */
  record Owed(int line, long bytes, CompletableFuture<PushResult> outcome) {}

  void add(Owed receipt) {
    owed.add(receipt);
    bytes += receipt.bytes();
  }

  boolean isEmpty() {
    return owed.isEmpty();
  }

  /** Returns how many bytes of lines wait for the broker. */
  long bytes() {
    return bytes;
  }

  /** Removes and returns the receipts that are complete, in order, one JSON object per line. */
  Buffer due() {
    Buffer due = Buffer.buffer();
    while (!owed.isEmpty() && owed.peek().outcome().isDone()) {
      Owed done = owed.remove();
      bytes -= done.bytes();
      due.appendBytes(ContractJson.write(done.outcome().join().json(done.line())))
          .appendByte(NEW_LINE);
    }
    return due;
  }
}
