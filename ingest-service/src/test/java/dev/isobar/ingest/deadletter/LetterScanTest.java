package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two partitions, merged by time and read backwards, in parts. */
@Timeout(20)
class LetterScanTest {
  private static final int LETTERS = 100;
  private static final LetterFilter ALL =
      new LetterFilter(LetterTopic.RAW, null, null, null, null, null);

  @Test
  void mergesPartitionsByTimeOverAllPages() {
    List<Long> seconds = new ArrayList<>();
    LetterCursor after = LetterCursor.NEWEST;
    LetterPage page;
    do {
      page = scan(after, Long.MAX_VALUE).page(7);
      page.items().forEach(item -> seconds.add(item.time().getEpochSecond()));
      assertThat(page.partial()).isFalse();
      after = page.next() == null ? after : LetterCursor.parse(page.next()).orElseThrow();
    } while (page.next() != null);
    assertThat(seconds).hasSize(2 * LETTERS).doesNotHaveDuplicates();
    assertThat(seconds).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void continuesWhereTheBudgetOfBytesEnded() {
    List<String> ids = new ArrayList<>();
    LetterCursor after = LetterCursor.NEWEST;
    int partial = 0;
    LetterPage page;
    do {
      page = scan(after, 40).page(1000);
      page.items().forEach(item -> ids.add(item.id()));
      partial += page.partial() ? 1 : 0;
      after = page.next() == null ? after : LetterCursor.parse(page.next()).orElseThrow();
    } while (page.next() != null);
    assertThat(ids).hasSize(2 * LETTERS).doesNotHaveDuplicates();
    assertThat(partial).isGreaterThan(5);
  }

  @Test
  void aMissingKafkaTopicHasNoLetters() {
    MockConsumer<byte[], byte[]> none = new MockConsumer<>("none");
    none.updatePartitions(LetterTopic.RAW.letters(), List.of());
    LetterConsumer consumer = new LetterConsumer(none, budget(1000));
    LetterPage page =
        new LetterScan(consumer, ALL, LetterCursor.NEWEST, new ReplayMarks()).page(10);
    assertThat(page).isEqualTo(new LetterPage(List.of(), null, false));
  }

  private static LetterScan scan(LetterCursor after, long bytes) {
    return new LetterScan(
        new LetterConsumer(new TwoPartitions(), budget(bytes)), ALL, after, new ReplayMarks());
  }

  private static ReadBudget budget(long bytes) {
    return new ReadBudget(Duration.ofSeconds(15), bytes);
  }

  /** Letter i of partition p was written 2 i + p seconds after 1970; each has four bytes. */
  private static final class TwoPartitions extends MockConsumer<byte[], byte[]> {
    TwoPartitions() {
      super("none");
      List<PartitionInfo> infos = new ArrayList<>();
      Map<TopicPartition, Long> beginnings = new HashMap<>();
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (int partition = 0; partition < 2; partition++) {
        Node node = new Node(0, "broker", 1);
        Node[] nodes = {node};
        infos.add(new PartitionInfo(LetterTopic.RAW.letters(), partition, node, nodes, nodes));
        TopicPartition one = new TopicPartition(LetterTopic.RAW.letters(), partition);
        beginnings.put(one, 0L);
        ends.put(one, (long) LETTERS);
      }
      updatePartitions(LetterTopic.RAW.letters(), infos);
      updateBeginningOffsets(beginnings);
      updateEndOffsets(ends);
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      for (long i = offset; i < LETTERS; i++) {
        addRecord(record(partition, i));
      }
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
      RecordHeaders headers = new RecordHeaders();
      headers.add(
          DeadLetter.TIME,
          Instant.ofEpochSecond(2 * offset + partition.partition()).toString().getBytes(UTF_8));
      return new ConsumerRecord<>(
          partition.topic(),
          partition.partition(),
          offset,
          0,
          TimestampType.CREATE_TIME,
          0,
          4,
          null,
          "text".getBytes(UTF_8),
          headers,
          Optional.empty());
    }
  }
}
