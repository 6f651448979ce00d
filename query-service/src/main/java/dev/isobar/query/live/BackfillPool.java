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
 * Runs backfills for subscribers whose position is outside the replay buffer. A fixed number run at
 * once, each with its own Kafka consumer; the others wait in a queue.
 */
final class BackfillPool {
  private static final Logger LOG = Logger.getLogger(BackfillPool.class);
  private static final int MAX_RECORDS = 200;

  private final LiveConsumerFactory kafka;
  private final ReplayBuffer buffer;
  private final LiveMetrics metrics;
  private final LiveArticleParser parser;
  private final BlockingQueue<Subscriber> queue = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();

  BackfillPool(
      LiveConsumerFactory kafka,
      ReplayBuffer buffer,
      LiveMetrics metrics,
      LiveArticleParser parser) {
    this.kafka = kafka;
    this.parser = parser;
    this.buffer = buffer;
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
        backfill(name, queue.take());
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Serves this subscriber, then with the same consumer those in the queue. */
  private void backfill(String name, Subscriber first) throws InterruptedException {
    Subscriber subscriber = first;
    try (Consumer<byte[], byte[]> consumer = kafka.consumer(name, MAX_RECORDS)) {
      for (; subscriber != null; subscriber = queue.poll()) {
        BackfillTask turn = new BackfillTask(consumer, buffer, metrics, parser, subscriber);
        if (!turn.run(() -> !queue.isEmpty())) {
          queue.add(subscriber);
        }
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // The subscriber keeps the position of the last delivery and gets heartbeats meanwhile.
      LOG.debug("Backfill failed, retrying", e);
      queue.add(subscriber);
      TimeUnit.SECONDS.sleep(1);
    }
  }
}
