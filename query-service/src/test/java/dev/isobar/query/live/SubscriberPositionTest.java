package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.cursor.StreamCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberPositionTest {
  private final ReplayBuffer buffer = new ReplayBuffer(1 << 20);

  @Test
  void withoutCursorBeginsAtTheEnd() {
    buffer.addReader();
    SubscriberPosition position = new SubscriberPosition(null);
    assertThat(position.join(buffer)).as("the buffer has not begun").isFalse();
    assertThat(position.cursor()).isNull();
    buffer.start(StreamCursor.parse("v1_0-0"));
    append(0, 0, "a", 1);
    assertThat(position.join(buffer)).isTrue();
    append(0, 1, "b", 1);
    assertThat(drain(position)).containsExactly("0-1");
    assertThat(position.cursor()).hasToString("v1_0-2");
  }

  @Test
  void skipsWhatACursorAheadOfTheTailHasRead() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-0.1-0"));
    SubscriberPosition position = new SubscriberPosition(StreamCursor.parse("v1_0-2.1-0"));
    assertThat(position.join(buffer)).isTrue();
    append(0, 0, "a", 1);
    append(1, 0, "x", 1);
    assertThat(drain(position)).containsExactly("1-0");
    assertThat(position.cursor()).hasToString("v1_0-2.1-1");
    append(0, 1, "b", 1);
    append(0, 2, "c", 1);
    assertThat(drain(position)).containsExactly("0-2");
    assertThat(position.cursor()).hasToString("v1_0-3.1-1");
  }

  @Test
  void omitsEntriesThatTheBufferHadBefore() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-0"));
    SubscriberPosition position = new SubscriberPosition(StreamCursor.parse("v1_0-0"));
    position.join(buffer);
    append(0, 0, "a", 1);
    append(0, 1, "a", 1);
    append(0, 2, "a", 2);
    assertThat(drain(position)).containsExactly("0-0", "0-2");
  }

  @Test
  void detectsRepetitionsAfterABackfill() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-10"));
    append(0, 10, "a", 1);
    append(0, 11, "a", 1);
    append(0, 12, "b", 1);
    SubscriberPosition position = new SubscriberPosition(StreamCursor.parse("v1_0-5"));
    assertThat(position.join(buffer)).isFalse();
    // Compaction removed offset 10, so only the record at offset 11 follows.
    assertThat(position.isNew(Articles.live(0, 7, Articles.article("b", 1)))).isTrue();
    position.jump(StreamCursor.parse("v1_0-11"));
    assertThat(position.join(buffer)).isTrue();
    assertThat(drain(position)).as("b was sent before").containsExactly("0-11");
  }

  /** Checks that any interleaving of backfill and buffer returns each record once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hasNeitherGapNorOverlap(long seed) {
    Random random = new Random(seed);
    ReplayBuffer small =
        new ReplayBuffer(Articles.live(0, 0, Articles.article("a0", 1)).weight() * 8);
    small.addReader();
    small.start(StreamCursor.parse("v1_0-0.1-0.2-0"));
    Map<Integer, List<LiveArticle>> log = new TreeMap<>(Map.of(0, list(), 1, list(), 2, list()));
    SubscriberPosition position = new SubscriberPosition(StreamCursor.parse("v1_0-0.1-0.2-0"));
    List<String> received = new ArrayList<>();
    for (int step = 0; step < 2000; step++) {
      int partition = random.nextInt(3);
      long offset = log.get(partition).size();
      LiveArticle article = Articles.live(partition, offset, Articles.article("a" + step, 1));
      log.get(partition).add(article);
      small.append(article);
      if (random.nextInt(10) == 0) {
        received.addAll(readOn(position, small, log, random));
      }
    }
    received.addAll(readOn(position, small, log, random));
    while (position.slot() == null || !position.cursor().equals(small.end())) {
      received.addAll(readOn(position, small, log, random));
    }
    for (int partition : log.keySet()) {
      assertThat(received.stream().filter(one -> one.startsWith(partition + "-")))
          .containsExactlyElementsOf(
              log.get(partition).stream().map(SubscriberPositionTest::position).toList());
    }
  }

  private static List<String> readOn(
      SubscriberPosition position,
      ReplayBuffer buffer,
      Map<Integer, List<LiveArticle>> log,
      Random random) {
    List<String> received = new ArrayList<>();
    if (position.slot() == null && !position.join(buffer)) {
      StreamCursor cursor = position.cursor();
      for (int partition : buffer.missing(cursor).keySet()) {
        for (int records = random.nextInt(8); records > 0; records--) {
          int offset = (int) cursor.offset(partition);
          if (offset < log.get(partition).size()) {
            received.add(position(log.get(partition).get(offset)));
            cursor = cursor.advance(partition, offset + 1);
          }
        }
      }
      position.jump(cursor);
      return received;
    }
    ReplayBuffer.Reading reading = buffer.read(position.slot());
    if (reading.outcome() == ReplayBuffer.Outcome.LOST) {
      position.leaveBuffer();
      return received;
    }
    received.addAll(drain(position, buffer, reading));
    return received;
  }

  private List<String> drain(SubscriberPosition position) {
    return drain(position, buffer, buffer.read(position.slot()));
  }

  private static List<String> drain(
      SubscriberPosition position, ReplayBuffer buffer, ReplayBuffer.Reading reading) {
    List<String> received = new ArrayList<>();
    for (ReplayBuffer.Entry entry : reading.entries()) {
      if (position.isNew(entry)) {
        received.add(position(entry.article()));
      }
      position.passed(entry);
    }
    ReplayBuffer.Reading rest = buffer.read(position.slot());
    assertThat(rest.entries()).isEmpty();
    position.reached(rest.cursor());
    return received;
  }

  private void append(int partition, long offset, String id, long revision) {
    buffer.append(Articles.live(partition, offset, Articles.article(id, revision)));
  }

  private static List<LiveArticle> list() {
    return new ArrayList<>();
  }

  private static String position(LiveArticle article) {
    return article.partition() + "-" + article.offset();
  }
}
