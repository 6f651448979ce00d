package dev.isobar.query.live;

import io.vertx.core.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Groups the subscribers of one event loop, so that an article costs one task per loop. */
final class EventLoopSubscribers {
  private static final Logger LOG = Logger.getLogger(EventLoopSubscribers.class);

  private final Context eventLoop;
  private final ReplayBuffer buffer;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  EventLoopSubscribers(Context eventLoop, ReplayBuffer buffer) {
    this.eventLoop = eventLoop;
    this.buffer = buffer;
  }

  /** Runs a task on the event loop. */
  void run(Runnable task) {
    eventLoop.runOnContext(ignored -> task.run());
  }

  /** Makes all subscribers read new articles. Callable from any thread; merges repeated calls. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      run(
          () -> {
            woken.set(false);
            FanOutCache batch = new FanOutCache(buffer);
            each(subscriber -> subscriber.pump(batch));
          });
    }
  }

  /** Adds a subscriber. Call it on the event loop. */
  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** Removes a subscriber. Call it on the event loop. */
  void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  private void each(Consumer<Subscriber> act) {
    for (Subscriber subscriber : List.copyOf(subscribers)) {
      try {
        act.accept(subscriber);
      } catch (RuntimeException e) {
        // Ends only this stream; its client reconnects.
        LOG.error("Live stream failed, closing it", e);
        subscriber.end();
      }
    }
  }
}
