package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/**
 * Sends articles to one open connection. Runs on the event loop of the connection, except for
 * {@link #deliver}, {@link #caughtUp}, and the position during a backfill.
 */
final class Subscriber implements OpenStream {
  private static final int CHUNK_BYTES = 64 << 10;

  private final LiveStream stream;
  private final EventLoopSubscribers loopSubscribers;
  private final ClientConnection client;
  private final ArticleFilter filter;
  private final ArticleForm form;
  private final SubscriberPosition position;
  private volatile State state = State.WAITING;
  private CompletableFuture<Boolean> delivery;

  private enum State {
    WAITING("waiting"),
    CATCHING_UP("catching-up"),
    LIVE("live"),
    CLOSED("closed");

    private final String word;

    State(String word) {
      this.word = word;
    }
  }

  Subscriber(
      LiveStream stream,
      EventLoopSubscribers loopSubscribers,
      ClientConnection client,
      ArticleFilter filter,
      ArticleForm form,
      SubscriberPosition position) {
    this.stream = stream;
    this.loopSubscribers = loopSubscribers;
    this.client = client;
    this.filter = filter;
    this.form = form;
    this.position = position;
    client.handle(this::drained, this::leave);
  }

  ArticleFilter filter() {
    return filter;
  }

  ArticleForm form() {
    return form;
  }

  SubscriberPosition position() {
    return position;
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Sends articles from the buffer until the client's buffer is full. */
  void pump(FanOutCache batch) {
    if (state == State.WAITING) {
      enter();
    }
    while (state == State.LIVE && !client.isFull()) {
      ReplayBuffer.Reading reading = batch.read(position.slot());
      switch (reading.outcome()) {
        case LOST -> cutOff();
        case RESTARTED -> catchUp();
        case READ -> {
          if (reading.entries().isEmpty()) {
            position.reached(reading.cursor());
            return;
          }
          send(reading, batch);
        }
      }
    }
  }

  @Override
  public void tick(long now) {
    client.tick(now, this::heartbeat, this::cutOff, this::end);
  }

  /** Ends the stream after a heartbeat, from which the client resumes. */
  @Override
  public void end() {
    State last = state;
    if (leave()) {
      if (!client.isFull() && position.cursor() != null) {
        client.write(ServerSentEvent.heartbeat(position.cursor(), last.word));
      }
      client.end();
    }
  }

  /**
   * Sends events of a backfill and moves the position to {@code after}.
   *
   * @return completes when the client can accept more; with false if it has disconnected
   */
  CompletableFuture<Boolean> deliver(Buffer events, int count, StreamCursor after) {
    CompletableFuture<Boolean> delivered = new CompletableFuture<>();
    loopSubscribers.run(
        () -> {
          if (state != State.CATCHING_UP) {
            delivered.complete(false);
            return;
          }
          position.jump(after);
          boolean first = !client.hasBegun();
          client.begin(after);
          if (first && events.length() == 0) {
            heartbeat();
          }
          if (events.length() > 0) {
            client.write(events);
            stream.metrics().sent(count);
          }
          if (client.isFull()) {
            delivery = delivered;
          } else {
            delivered.complete(true);
          }
        });
    return delivered;
  }

  /**
   * Continues with the buffer when a backfill has reached it.
   *
   * @param epoch the epoch of the buffer that was reached
   */
  void caughtUp(int epoch) {
    loopSubscribers.run(
        () -> {
          if (state != State.CATCHING_UP) {
            return;
          }
          if (stream.buffer().epoch() == epoch && position.join(stream.buffer())) {
            state = State.LIVE;
            // Else the client would believe until the next heartbeat that it is catching up.
            heartbeat();
            pump(new FanOutCache(stream.buffer()));
          } else {
            catchUp();
          }
        });
  }

  private void enter() {
    StreamCursor end = stream.buffer().end();
    if (end == null) {
      return;
    }
    boolean within = position.cursor() == null || end.reaches(position.cursor());
    if (within && position.join(stream.buffer())) {
      state = State.LIVE;
      client.begin(position.cursor());
      // Gives the client a position before the first article.
      heartbeat();
    } else {
      catchUp();
    }
  }

  private void heartbeat() {
    client.write(ServerSentEvent.heartbeat(position.cursor(), state.word));
  }

  private void catchUp() {
    position.leaveBuffer();
    state = State.CATCHING_UP;
    stream.backfills().enqueue(this);
  }

  private void send(ReplayBuffer.Reading reading, FanOutCache batch) {
    Buffer chunk = null;
    int count = 0;
    for (ReplayBuffer.Entry entry : reading.entries()) {
      LiveArticle shown = null;
      if (position.isNew(entry)) {
        shown = form.of(entry.article(), batch.matches(filter, entry.article()));
      }
      position.passed(entry);
      if (shown == null) {
        continue;
      }
      Buffer event = batch.event(shown, entry, position.cursor(), form.light());
      chunk = count++ == 0 ? event : (count == 2 ? chunk.copy() : chunk).appendBuffer(event);
      if (chunk.length() >= CHUNK_BYTES) {
        break;
      }
    }
    if (chunk != null) {
      client.write(chunk);
      stream.metrics().sent(count);
    }
  }

  private void drained() {
    if (delivery != null) {
      delivery.complete(true);
      delivery = null;
    }
    pump(new FanOutCache(stream.buffer()));
  }

  private void cutOff() {
    if (leave()) {
      stream.metrics().cutOff();
      client.abort();
    }
  }

  private boolean leave() {
    if (state == State.CLOSED) {
      return false;
    }
    state = State.CLOSED;
    if (delivery != null) {
      delivery.complete(false);
      delivery = null;
    }
    loopSubscribers.remove(this);
    stream.remove(this);
    return true;
  }
}
