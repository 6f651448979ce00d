package dev.isobar.ingest.deadletter;

import dev.isobar.ingest.access.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Replays many letters with one consumer, the oldest first. At most a few megabytes wait for the
 * broker at once.
 */
final class BulkReplay {
  private static final long MAX_WAITING_BYTES = 4 << 20;
  private static final int MAX_WAITING = 200;

  /** Letters closer than this are read in one pass. */
  private static final long MAX_GAP = 100;

  private static final int MAX_FAILURES = 10;

  private final LetterConsumer consumer;
  private final Replayer replayer;
  private final Caller caller;
  private final List<CompletableFuture<ReplayResult>> waiting = new ArrayList<>();
  private final List<BulkReplayResult.Failure> failures = new ArrayList<>();
  private final List<LetterId> sent = new ArrayList<>();
  private long waitingBytes;
  private int replayed;

  BulkReplay(LetterConsumer consumer, Replayer replayer, Caller caller) {
    this.consumer = consumer;
    this.replayer = replayer;
    this.caller = caller;
  }

  /** Replays the letters of a page and returns when each is acknowledged or has failed. */
  BulkReplayResult run(LetterTopic topic, LetterPage page) {
    List<LetterId> letters =
        page.items().stream()
            .map(item -> new LetterId(topic, item.partition(), item.offset()))
            .sorted(Comparator.comparing(LetterId::partition).thenComparing(LetterId::offset))
            .toList();
    boolean inTime = true;
    int start = 0;
    while (start < letters.size() && inTime) {
      int end = start + 1;
      while (end < letters.size() && isNear(letters.get(end - 1), letters.get(end))) {
        end++;
      }
      inTime = replay(letters.subList(start, end));
      start = end;
    }
    await();
    return new BulkReplayResult(
        false,
        letters.size(),
        replayed,
        letters.size() - replayed,
        page.next(),
        page.partial() || !inTime,
        failures);
  }

  private static boolean isNear(LetterId one, LetterId next) {
    return one.partition() == next.partition() && next.offset() - one.offset() <= MAX_GAP;
  }

  private boolean replay(List<LetterId> near) {
    Set<Long> offsets = new HashSet<>();
    near.forEach(letter -> offsets.add(letter.offset()));
    LetterId first = near.get(0);
    try {
      consumer.read(
          first.topicPartition(),
          first.offset(),
          near.get(near.size() - 1).offset() + 1,
          record -> {
            if (offsets.contains(record.offset())) {
              send(new LetterId(first.topic(), record.partition(), record.offset()), record);
            }
          });
      return true;
    } catch (TimeUpException e) {
      return false;
    }
  }

  private void send(LetterId id, ConsumerRecord<byte[], byte[]> letter) {
    waiting.add(replayer.replay(id, letter, null, caller));
    sent.add(id);
    waitingBytes += Math.max(0, letter.serializedValueSize());
    if (waitingBytes >= MAX_WAITING_BYTES || waiting.size() >= MAX_WAITING) {
      await();
    }
  }

  /** Waits for the broker, which answers within the delivery timeout of the channel. */
  private void await() {
    for (int i = 0; i < waiting.size(); i++) {
      try {
        waiting.get(i).join();
        replayed++;
      } catch (CompletionException e) {
        if (failures.size() < MAX_FAILURES) {
          failures.add(
              new BulkReplayResult.Failure(sent.get(i).toString(), e.getCause().getMessage()));
        }
      }
    }
    waiting.clear();
    sent.clear();
    waitingBytes = 0;
  }
}
