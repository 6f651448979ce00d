package dev.isobar.query.live;

import dev.isobar.query.rising.RisingLists.Question;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * Sends what rises to one open connection: first the whole list, then its changes. Runs on the
 * event loop of the connection.
 */
final class TrendSubscriber implements OpenStream, ViewReader.Reader {
  private final TrendStream stream;
  private final ClientConnection client;
  private final Question question;
  private final Context eventLoop = Vertx.currentContext();

  /** What the client has; null before the first list. */
  private RisingList had;

  private boolean closed;

  TrendSubscriber(TrendStream stream, ClientConnection client, Question question) {
    this.stream = stream;
    this.client = client;
    this.question = question;
    client.handle(stream::wake, this::leave);
  }

  @Override
  public Context eventLoop() {
    return eventLoop;
  }

  Question question() {
    return question;
  }

  /** Sends what leads to the present list; a slow client gets the whole list when it can. */
  void take(RisingChange change) {
    if (closed || client.isFull()) {
      return;
    }
    client.begin(change.now().cursor());
    Buffer events = change.after(had);
    had = change.now();
    if (events != null) {
      client.write(events);
      stream.metrics().sent(1);
    }
  }

  @Override
  public void tick(long now) {
    client.tick(now, this::heartbeat, this::cutOff, this::end);
  }

  private void cutOff() {
    if (leave()) {
      stream.metrics().cutOff();
      client.abort();
    }
  }

  @Override
  public void end() {
    if (leave()) {
      client.end();
    }
  }

  private void heartbeat() {
    client.write(
        ServerSentEvent.heartbeat(
            had == null ? null : had.cursor(), had == null ? "waiting" : "live"));
  }

  private boolean leave() {
    if (closed) {
      return false;
    }
    closed = true;
    stream.remove(this);
    return true;
  }
}
