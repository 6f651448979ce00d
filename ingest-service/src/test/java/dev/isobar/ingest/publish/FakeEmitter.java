package dev.isobar.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A channel whose messages are acknowledged by the test. */
final class FakeEmitter implements Emitter<byte[]> {
  final List<Message<? extends byte[]>> sent = new ArrayList<>();
  boolean full;
  boolean cancelled;

  @Override
  public CompletionStage<Void> send(byte[] payload) {
    throw new UnsupportedOperationException("without key and headers");
  }

  @Override
  public <M extends Message<? extends byte[]>> void send(M message) {
    if (full || cancelled) {
      throw new IllegalStateException("refused");
    }
    sent.add(message);
  }

  @Override
  public void complete() {
    cancelled = true;
  }

  @Override
  public void error(Exception e) {
    cancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public boolean hasRequests() {
    return !full;
  }
}
