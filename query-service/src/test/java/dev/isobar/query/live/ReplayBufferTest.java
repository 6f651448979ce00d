package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.cursor.StreamCursor;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {
  private static final long ONE = Articles.live(0, 0, Articles.article("a0", 1)).weight();

  private final ReplayBuffer buffer = new ReplayBuffer(3 * ONE);

  @Test
  void keepsNothingWithoutReaders() {
    buffer.start(StreamCursor.parse("v1_0-5"));
    append(5);
    assertThat(buffer.end()).hasToString("v1_0-6");
    assertThat(buffer.join(StreamCursor.parse("v1_0-5"))).isNull();
  }

  @Test
  void stopsOnlyWithoutReaders() {
    buffer.start(StreamCursor.parse("v1_0-5"));
    buffer.addReader();
    assertThat(buffer.rest()).isFalse();
    assertThat(buffer.end()).hasToString("v1_0-5");
    buffer.removeReader();
    assertThat(buffer.rest()).isTrue();
    assertThat(buffer.end()).isNull();
    assertThat(buffer.join(StreamCursor.parse("v1_0-5"))).isNull();
    assertThat(buffer.missing(StreamCursor.parse("v1_0-5"))).isEmpty();
    buffer.start(StreamCursor.parse("v1_0-9"));
    buffer.addReader();
    assertThat(buffer.missing(StreamCursor.parse("v1_0-5"))).containsEntry(0, 9L);
  }

  @Test
  void joinsOnlyWithinTheBuffer() {
    buffer.addReader();
    assertThat(buffer.join(StreamCursor.START)).as("before the start").isNull();
    buffer.start(StreamCursor.parse("v1_0-5.1-0"));
    append(5, 6);
    assertThat(buffer.join(StreamCursor.parse("v1_0-4.1-0"))).isNull();
    assertThat(buffer.join(StreamCursor.parse("v1_0-6"))).isNull();
    assertThat(buffer.missing(StreamCursor.parse("v1_0-4")))
        .containsOnlyKeys(0, 1)
        .containsEntry(0, 5L);
    assertThat(read(buffer.join(StreamCursor.parse("v1_0-5.1-0"))).entries()).hasSize(2);
  }

  @Test
  void isBoundedAndReportsLostEntries() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Slot start = buffer.join(StreamCursor.parse("v1_0-0"));
    append(0, 1, 2);
    assertThat(read(start).entries()).hasSize(3);
    append(3, 4);
    assertThat(read(start).outcome()).isEqualTo(ReplayBuffer.Outcome.LOST);
    assertThat(read(start.after(1)).outcome()).isEqualTo(ReplayBuffer.Outcome.LOST);
    assertThat(read(start.after(2)).entries()).hasSize(3);
    assertThat(buffer.missing(StreamCursor.parse("v1_0-0"))).containsEntry(0, 2L);
  }

  @Test
  void keepsTheLastArticleHoweverLarge() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Slot start = buffer.join(StreamCursor.parse("v1_0-0"));
    buffer.append(Articles.live(0, 0, Articles.article("a", 1, "t", "x".repeat(100_000))));
    assertThat(read(start).entries()).hasSize(1);
    assertThat(read(start).cursor()).hasToString("v1_0-1");
  }

  @Test
  void growsAndWrapsAround() {
    ReplayBuffer large = new ReplayBuffer(100 * ONE);
    large.addReader();
    large.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Slot slot = large.join(StreamCursor.parse("v1_0-0"));
    for (int offset = 0; offset < 1000; offset++) {
      large.append(Articles.live(0, offset, Articles.article("a" + offset % 10, 1 + offset)));
      ReplayBuffer.Reading reading = large.read(slot);
      assertThat(reading.entries()).hasSize(1);
      assertThat(reading.entries().get(0).article().offset()).isEqualTo(offset);
      slot = slot.after(1);
    }
  }

  @Test
  void readersDetectARestart() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-7"));
    ReplayBuffer.Slot slot = buffer.join(StreamCursor.parse("v1_0-7"));
    buffer.start(StreamCursor.parse("v1_0-0"));
    assertThat(read(slot).outcome()).isEqualTo(ReplayBuffer.Outcome.RESTARTED);
  }

  @Test
  void marksRepeatedDeliveries() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Slot slot = buffer.join(StreamCursor.parse("v1_0-0"));
    buffer.append(Articles.live(0, 0, Articles.article("a", 1)));
    buffer.append(Articles.live(0, 1, Articles.article("a", 1)));
    assertThat(read(slot).entries())
        .extracting(ReplayBuffer.Entry::again)
        .containsExactly(false, true);
  }

  @Test
  void followsAddedPartitions() {
    buffer.addReader();
    buffer.start(StreamCursor.parse("v1_0-5"));
    ReplayBuffer.Slot slot = buffer.join(StreamCursor.parse("v1_0-5"));
    buffer.add(1, 0);
    buffer.append(Articles.live(1, 0, Articles.article("a", 1)));
    assertThat(read(slot).entries()).hasSize(1);
    assertThat(read(slot).cursor()).hasToString("v1_0-5.1-1");
  }

  private ReplayBuffer.Reading read(ReplayBuffer.Slot slot) {
    return buffer.read(slot);
  }

  private void append(int... offsets) {
    for (int offset : offsets) {
      buffer.append(Articles.live(0, offset, Articles.article("a" + offset, 1)));
    }
  }
}
