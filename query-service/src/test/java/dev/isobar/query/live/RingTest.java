package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.Cursor;
import org.junit.jupiter.api.Test;

class RingTest {
  private static final long ONE = Articles.live(0, 0, Articles.article("a0", 1)).weight();

  private final Ring ring = new Ring(3 * ONE);

  @Test
  void keepsNothingWithoutReaders() {
    ring.start(Cursor.parse("v1_0-5"));
    append(5);
    assertThat(ring.end()).hasToString("v1_0-6");
    assertThat(ring.join(Cursor.parse("v1_0-5"))).isNull();
  }

  @Test
  void restsOnlyWhileNobodyReads() {
    ring.start(Cursor.parse("v1_0-5"));
    ring.addReader();
    assertThat(ring.rest()).isFalse();
    assertThat(ring.end()).hasToString("v1_0-5");
    ring.removeReader();
    assertThat(ring.rest()).isTrue();
    assertThat(ring.end()).isNull();
    assertThat(ring.join(Cursor.parse("v1_0-5"))).isNull();
    assertThat(ring.missing(Cursor.parse("v1_0-5"))).isEmpty();
    ring.start(Cursor.parse("v1_0-9"));
    ring.addReader();
    assertThat(ring.missing(Cursor.parse("v1_0-5"))).containsEntry(0, 9L);
  }

  @Test
  void joinsOnlyFromWhatItHolds() {
    ring.addReader();
    assertThat(ring.join(Cursor.START)).as("before the start").isNull();
    ring.start(Cursor.parse("v1_0-5.1-0"));
    append(5, 6);
    assertThat(ring.join(Cursor.parse("v1_0-4.1-0"))).isNull();
    assertThat(ring.join(Cursor.parse("v1_0-6"))).isNull();
    assertThat(ring.missing(Cursor.parse("v1_0-4"))).containsOnlyKeys(0, 1).containsEntry(0, 5L);
    assertThat(read(ring.join(Cursor.parse("v1_0-5.1-0"))).entries()).hasSize(2);
  }

  @Test
  void isBoundedAndTellsReadersWhatTheyLost() {
    ring.addReader();
    ring.start(Cursor.parse("v1_0-0"));
    Ring.Place start = ring.join(Cursor.parse("v1_0-0"));
    append(0, 1, 2);
    assertThat(read(start).entries()).hasSize(3);
    append(3, 4);
    assertThat(read(start).outcome()).isEqualTo(Ring.Outcome.LOST);
    assertThat(read(start.after(1)).outcome()).isEqualTo(Ring.Outcome.LOST);
    assertThat(read(start.after(2)).entries()).hasSize(3);
    assertThat(ring.missing(Cursor.parse("v1_0-0"))).containsEntry(0, 2L);
  }

  @Test
  void keepsTheLastArticleHoweverLarge() {
    ring.addReader();
    ring.start(Cursor.parse("v1_0-0"));
    Ring.Place start = ring.join(Cursor.parse("v1_0-0"));
    ring.append(Articles.live(0, 0, Articles.article("a", 1, "t", "x".repeat(100_000))));
    assertThat(read(start).entries()).hasSize(1);
    assertThat(read(start).cursor()).hasToString("v1_0-1");
  }

  @Test
  void growsAndGoesRound() {
    Ring large = new Ring(100 * ONE);
    large.addReader();
    large.start(Cursor.parse("v1_0-0"));
    Ring.Place place = large.join(Cursor.parse("v1_0-0"));
    for (int offset = 0; offset < 1000; offset++) {
      large.append(Articles.live(0, offset, Articles.article("a" + offset % 10, 1 + offset)));
      Ring.Reading reading = large.read(place);
      assertThat(reading.entries()).hasSize(1);
      assertThat(reading.entries().get(0).article().offset()).isEqualTo(offset);
      place = place.after(1);
    }
  }

  @Test
  void readersSeeThatItBeganAnew() {
    ring.addReader();
    ring.start(Cursor.parse("v1_0-7"));
    Ring.Place place = ring.join(Cursor.parse("v1_0-7"));
    ring.start(Cursor.parse("v1_0-0"));
    assertThat(read(place).outcome()).isEqualTo(Ring.Outcome.RESTARTED);
  }

  @Test
  void marksWhatWasDeliveredAgain() {
    ring.addReader();
    ring.start(Cursor.parse("v1_0-0"));
    Ring.Place place = ring.join(Cursor.parse("v1_0-0"));
    ring.append(Articles.live(0, 0, Articles.article("a", 1)));
    ring.append(Articles.live(0, 1, Articles.article("a", 1)));
    assertThat(read(place).entries()).extracting(Ring.Entry::again).containsExactly(false, true);
  }

  @Test
  void takesInNewPartitions() {
    ring.addReader();
    ring.start(Cursor.parse("v1_0-5"));
    Ring.Place place = ring.join(Cursor.parse("v1_0-5"));
    ring.add(1, 0);
    ring.append(Articles.live(1, 0, Articles.article("a", 1)));
    assertThat(read(place).entries()).hasSize(1);
    assertThat(read(place).cursor()).hasToString("v1_0-5.1-1");
  }

  private Ring.Reading read(Ring.Place place) {
    return ring.read(place);
  }

  private void append(int... offsets) {
    for (int offset : offsets) {
      ring.append(Articles.live(0, offset, Articles.article("a" + offset, 1)));
    }
  }
}
