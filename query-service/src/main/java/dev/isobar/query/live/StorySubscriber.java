package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.cursor.ViewPosition;
import dev.isobar.query.story.StoryFilter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.BitSet;

/** Sends changes of stories to one open connection. Runs on the event loop of the connection. */
final class StorySubscriber implements OpenStream, ViewReader.Reader {
  private static final int CHUNK_BYTES = 64 << 10;

  private final StoryStream stream;
  private final ClientConnection client;
  private final StoryFilter filter;
  private final boolean left;
  private final Context eventLoop = Vertx.currentContext();

  /** Where it stands; null for the present until the view was read. */
  private volatile StreamCursor cursor;

  private volatile boolean located;
  private volatile boolean full;
  private volatile boolean closed;

  /**
   * Makes a subscriber.
   *
   * @param left whether stories that do not match are named: they may have matched before
   * @param since where to start; null for the present
   */
  StorySubscriber(
      StoryStream stream,
      ClientConnection client,
      StoryFilter filter,
      boolean left,
      StreamCursor since) {
    this.stream = stream;
    this.client = client;
    this.filter = filter;
    this.left = left;
    this.cursor = since;
    client.handle(this::drained, this::leave);
  }

  @Override
  public Context eventLoop() {
    return eventLoop;
  }

  StoryFilter filter() {
    return filter;
  }

  /** Returns the number of changes that it has had. */
  long number() {
    return cursor.view().number();
  }

  /** Returns whether it waits for changes up to {@code end}. Callable from any thread. */
  boolean wants(long end) {
    return located && !closed && !full && number() < end;
  }

  /**
   * Finds the position at which it begins, and reports a gap; also later, if the changes that it
   * has not read yet are no longer kept.
   *
   * @param end the cursor of the view
   * @param pruned the position up to which changes are no longer kept
   */
  void locate(StreamCursor end, long pruned) {
    ViewPosition last = end.view();
    boolean stands =
        located && cursor.view().view().equals(last.view()) && cursor.view().number() >= pruned;
    if (closed || stands) {
      return;
    }
    StreamCursor asked = cursor;
    String gap = null;
    if (asked == null) {
      cursor = end;
    } else if (asked.view() == null) {
      cursor = end.withView(new ViewPosition(last.view(), pruned));
    } else {
      gap = gap(asked.view(), last, pruned);
      if (gap != null) {
        cursor = end;
      }
    }
    located = true;
    client.begin(cursor);
    if (gap == null) {
      heartbeat();
    } else {
      client.write(ServerSentEvent.gap(asked, cursor, gap));
      stream.metrics().gap();
    }
  }

  private static String gap(ViewPosition asked, ViewPosition last, long pruned) {
    if (!asked.view().equals(last.view())) {
      return "rebuilt: the view was rebuilt; read the stories again";
    }
    if (asked.number() > last.number()) {
      return "beyond-end: the view has made only %d changes, requested was %d; read the stories again"
          .formatted(last.number(), asked.number());
    }
    return asked.number() < pruned
        ? "expired: changes are kept from %d, requested was %d; read the stories again"
            .formatted(pruned, asked.number())
        : null;
  }

  /** Sends those of the changes that it has not had. */
  void take(StoryChunk chunk) {
    if (closed || !located || number() < chunk.from() || number() >= chunk.until()) {
      return;
    }
    BitSet matching = chunk.matching(filter);
    Buffer events = Buffer.buffer();
    int count = 0;
    for (int i = 0; i < chunk.size() && !client.isFull(); i++) {
      if (chunk.position(i) > number()) {
        if (matching.get(i) || left) {
          events.appendBuffer(matching.get(i) ? chunk.event(i) : chunk.left(i));
          cursor = chunk.after(i);
          count++;
        }
        if (events.length() > CHUNK_BYTES) {
          client.write(events);
          events = Buffer.buffer();
        }
      }
    }
    if (events.length() > 0) {
      client.write(events);
    }
    stream.metrics().sent(count);
    if (client.isFull()) {
      full = true;
    } else {
      cursor = chunk.end();
    }
  }

  /** Takes the offsets of the view, which may have grown without a change of stories. */
  void caughtUp(StreamCursor end) {
    if (located && !closed && cursor.view().equals(end.view())) {
      cursor = end;
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
      if (!client.isFull()) {
        heartbeat();
      }
      client.end();
    }
  }

  private void heartbeat() {
    client.write(ServerSentEvent.heartbeat(cursor, located ? "live" : "waiting"));
  }

  private void drained() {
    full = false;
    stream.wake();
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
