package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/**
 * Sends articles to one open connection. Runs on the event loop of the connection, except for
 * {@link #deliver}, {@link #caughtUp}, and the position during a backfill.
 */
final class Subscriber {
  private static final int CHUNK_BYTES = 64 << 10;

  private final LiveStream stream;
  private final EventLoopSubscribers loopSubscribers;
  private final ClientConnection client;
  private final ArticleFilter filter;
  private final boolean light;
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
      boolean light,
      SubscriberPosition position) {
    this.stream = stream;
    this.loopSubscribers = loopSubscribers;
    this.client = client;
    this.filter = filter;
    this.light = light;
    this.position = position;
    client.handle(this::drained, this::leave);
  }

  ArticleFilter filter() {
    return filter;
  }

  boolean isLight() {
    return light;
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

  /** Sends heartbeats and disconnects a slow client. Called about every second. */
  void tick(long now) {
    if (client.isFull()) {
      if (client.fullFor(now) > stream.config().grace().toNanos()) {
        cutOff();
      }
    } else if (client.idleFor(now) >= stream.config().heartbeat().toNanos()) {
      heartbeat();
    }
  }

  /** Ends the stream, so that the client reconnects to this or another replica. */
  void end() {
    if (leave()) {
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
    } else {
      catchUp();
    }
    // Gives the client a position before the first article.
    heartbeat();
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
      boolean wanted = position.isNew(entry) && batch.matches(filter, entry.article());
      position.passed(entry);
      if (!wanted) {
        continue;
      }
      Buffer event = batch.event(entry, position.cursor(), light);
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
    stream.removeSubscriber();
    return true;
  }
}
