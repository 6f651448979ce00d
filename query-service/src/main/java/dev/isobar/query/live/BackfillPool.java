package dev.isobar.query.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Brings up subscribers whose position lies before the ring, or beyond its end. A bounded number at
 * once, each with a Kafka consumer of its own; the others queue.
 */
final class BackfillPool {
  private static final Logger LOG = Logger.getLogger(BackfillPool.class);
  private static final int MAX_RECORDS = 200;

  private final LiveConsumerFactory kafka;
  private final ReplayBuffer ring;
  private final LiveMetrics metrics;
  private final BlockingQueue<Subscriber> queue = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();

  BackfillPool(LiveConsumerFactory kafka, ReplayBuffer ring, LiveMetrics metrics) {
    this.kafka = kafka;
    this.ring = ring;
    this.metrics = metrics;
  }

  void start(int consumers) {
    for (int i = 0; i < consumers; i++) {
      String name = "isobar-live-catch-up-" + i;
      Thread worker = new Thread(() -> work(name), name);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
  }

  void stop() {
    workers.forEach(Thread::interrupt);
  }

  void enqueue(Subscriber subscriber) {
    queue.add(subscriber);
  }

  int queued() {
    return queue.size();
  }

  private void work(String name) {
    try {
      while (true) {
        bringUp(name, queue.take());
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** This subscriber, and with the same consumer all that queue behind it. */
  private void bringUp(String name, Subscriber first) throws InterruptedException {
    Subscriber subscriber = first;
    try (Consumer<byte[], byte[]> consumer = kafka.consumer(name, MAX_RECORDS)) {
      for (; subscriber != null; subscriber = queue.poll()) {
        BackfillTask turn = new BackfillTask(consumer, ring, metrics, subscriber);
        if (!turn.run(() -> !queue.isEmpty())) {
          queue.add(subscriber);
        }
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // The subscriber waits, with heartbeats; its position is that of the last delivery.
      LOG.debug("catching up failed and will be tried again", e);
      queue.add(subscriber);
      TimeUnit.SECONDS.sleep(1);
    }
  }
}
