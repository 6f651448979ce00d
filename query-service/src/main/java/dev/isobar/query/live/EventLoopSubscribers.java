package dev.isobar.query.live;

import io.vertx.core.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The subscribers of one event loop, so that news costs one task per loop, not one per client. */
final class EventLoopSubscribers {
  private static final Logger LOG = Logger.getLogger(EventLoopSubscribers.class);

  private final Context eventLoop;
  private final ReplayBuffer ring;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  EventLoopSubscribers(Context eventLoop, ReplayBuffer ring) {
    this.eventLoop = eventLoop;
    this.ring = ring;
  }

  /** Runs on the event loop. */
  void run(Runnable task) {
    eventLoop.runOnContext(ignored -> task.run());
  }

  /** Lets all subscribers read what is new. From any thread; calls in between are merged. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      run(
          () -> {
            woken.set(false);
            FanOutBatch round = new FanOutBatch(ring);
            each(subscriber -> subscriber.pump(round));
          });
    }
  }

  void tick() {
    long now = System.nanoTime();
    run(() -> each(subscriber -> subscriber.tick(now)));
  }

  /** Ends all streams, then runs {@code done}. From any thread. */
  void end(Runnable done) {
    run(
        () -> {
          each(Subscriber::end);
          done.run();
        });
  }

  /** On the event loop. */
  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** On the event loop. */
  void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  private void each(Consumer<Subscriber> act) {
    for (Subscriber subscriber : List.copyOf(subscribers)) {
      try {
        act.accept(subscriber);
      } catch (RuntimeException e) {
        // One stream ends, and its client comes back; the others go on.
        LOG.error("a live stream failed", e);
        subscriber.end();
      }
    }
  }
}
