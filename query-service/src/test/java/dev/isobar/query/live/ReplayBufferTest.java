package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.cursor.StreamCursor;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {
  private static final long ONE = Articles.live(0, 0, Articles.article("a0", 1)).weight();

  private final ReplayBuffer ring = new ReplayBuffer(3 * ONE);

  @Test
  void keepsNothingWithoutReaders() {
    ring.start(StreamCursor.parse("v1_0-5"));
    append(5);
    assertThat(ring.end()).hasToString("v1_0-6");
    assertThat(ring.join(StreamCursor.parse("v1_0-5"))).isNull();
  }

  @Test
  void restsOnlyWhileNobodyReads() {
    ring.start(StreamCursor.parse("v1_0-5"));
    ring.addReader();
    assertThat(ring.rest()).isFalse();
    assertThat(ring.end()).hasToString("v1_0-5");
    ring.removeReader();
    assertThat(ring.rest()).isTrue();
    assertThat(ring.end()).isNull();
    assertThat(ring.join(StreamCursor.parse("v1_0-5"))).isNull();
    assertThat(ring.missing(StreamCursor.parse("v1_0-5"))).isEmpty();
    ring.start(StreamCursor.parse("v1_0-9"));
    ring.addReader();
    assertThat(ring.missing(StreamCursor.parse("v1_0-5"))).containsEntry(0, 9L);
  }

  @Test
  void joinsOnlyFromWhatItHolds() {
    ring.addReader();
    assertThat(ring.join(StreamCursor.START)).as("before the start").isNull();
    ring.start(StreamCursor.parse("v1_0-5.1-0"));
    append(5, 6);
    assertThat(ring.join(StreamCursor.parse("v1_0-4.1-0"))).isNull();
    assertThat(ring.join(StreamCursor.parse("v1_0-6"))).isNull();
    assertThat(ring.missing(StreamCursor.parse("v1_0-4")))
        .containsOnlyKeys(0, 1)
        .containsEntry(0, 5L);
    assertThat(read(ring.join(StreamCursor.parse("v1_0-5.1-0"))).entries()).hasSize(2);
  }

  @Test
  void isBoundedAndTellsReadersWhatTheyLost() {
    ring.addReader();
    ring.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Place start = ring.join(StreamCursor.parse("v1_0-0"));
    append(0, 1, 2);
    assertThat(read(start).entries()).hasSize(3);
    append(3, 4);
    assertThat(read(start).outcome()).isEqualTo(ReplayBuffer.Outcome.LOST);
    assertThat(read(start.after(1)).outcome()).isEqualTo(ReplayBuffer.Outcome.LOST);
    assertThat(read(start.after(2)).entries()).hasSize(3);
    assertThat(ring.missing(StreamCursor.parse("v1_0-0"))).containsEntry(0, 2L);
  }

  @Test
  void keepsTheLastArticleHoweverLarge() {
    ring.addReader();
    ring.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Place start = ring.join(StreamCursor.parse("v1_0-0"));
    ring.append(Articles.live(0, 0, Articles.article("a", 1, "t", "x".repeat(100_000))));
    assertThat(read(start).entries()).hasSize(1);
    assertThat(read(start).cursor()).hasToString("v1_0-1");
  }

  @Test
  void growsAndGoesRound() {
    ReplayBuffer large = new ReplayBuffer(100 * ONE);
    large.addReader();
    large.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Place place = large.join(StreamCursor.parse("v1_0-0"));
    for (int offset = 0; offset < 1000; offset++) {
      large.append(Articles.live(0, offset, Articles.article("a" + offset % 10, 1 + offset)));
      ReplayBuffer.Reading reading = large.read(place);
      assertThat(reading.entries()).hasSize(1);
      assertThat(reading.entries().get(0).article().offset()).isEqualTo(offset);
      place = place.after(1);
    }
  }

  @Test
  void readersSeeThatItBeganAnew() {
    ring.addReader();
    ring.start(StreamCursor.parse("v1_0-7"));
    ReplayBuffer.Place place = ring.join(StreamCursor.parse("v1_0-7"));
    ring.start(StreamCursor.parse("v1_0-0"));
    assertThat(read(place).outcome()).isEqualTo(ReplayBuffer.Outcome.RESTARTED);
  }

  @Test
  void marksWhatWasDeliveredAgain() {
    ring.addReader();
    ring.start(StreamCursor.parse("v1_0-0"));
    ReplayBuffer.Place place = ring.join(StreamCursor.parse("v1_0-0"));
    ring.append(Articles.live(0, 0, Articles.article("a", 1)));
    ring.append(Articles.live(0, 1, Articles.article("a", 1)));
    assertThat(read(place).entries())
        .extracting(ReplayBuffer.Entry::again)
        .containsExactly(false, true);
  }

  @Test
  void takesInNewPartitions() {
    ring.addReader();
    ring.start(StreamCursor.parse("v1_0-5"));
    ReplayBuffer.Place place = ring.join(StreamCursor.parse("v1_0-5"));
    ring.add(1, 0);
    ring.append(Articles.live(1, 0, Articles.article("a", 1)));
    assertThat(read(place).entries()).hasSize(1);
    assertThat(read(place).cursor()).hasToString("v1_0-5.1-1");
  }

  private ReplayBuffer.Reading read(ReplayBuffer.Place place) {
    return ring.read(place);
  }

  private void append(int... offsets) {
    for (int offset : offsets) {
      ring.append(Articles.live(0, offset, Articles.article("a" + offset, 1)));
    }
  }
}
