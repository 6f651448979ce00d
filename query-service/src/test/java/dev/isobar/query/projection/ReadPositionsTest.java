package dev.isobar.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.projection.PositionedRecords.Start;
import dev.isobar.query.projection.ReadPositions.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadPositionsTest {
  private final ReadPositions positions = new ReadPositions();
  private final Consumer<byte[], byte[]> reader = new MockConsumer<>("earliest");
  private final Consumer<byte[], byte[]> other = new MockConsumer<>("earliest");

  @BeforeEach
  void assign() {
    positions.assign(reader, List.of(0, 1));
  }

  @Test
  void partitionsAreUnknownUntilTheFirstSeek() {
    assertThat(positions.unknown()).isEqualTo(Map.of(reader, Set.of(0, 1)));
    assertThat(positions.positionedConsumers()).isZero();
    Start unsought = poll(0, 5);
    seek(0, 10);
    assertThat(positions.begin(0, unsought)).isNull();
    seek(1, 20);
    assertThat(positions.unknown()).isEmpty();
    assertThat(positions.positionedConsumers()).isEqualTo(1);
    assertThat(positions.idle()).isEqualTo(Map.of(0, 10L, 1, 20L));
  }

  @Test
  void batchesThatFollowEachOtherAreWritten() {
    seek(0, 10);
    Start first = poll(0, 15);
    Start second = poll(0, 18);
    assertThat(positions.inHand(0)).isEqualTo(8);
    write(0, first, 15);
    write(0, second, 18);
    assertThat(positions.idle()).containsEntry(0, 18L);
    assertThat(positions.inHand(0)).isZero();
  }

  @Test
  void dropsBatchesFromBeforeASeekBack() {
    seek(0, 10);
    Start written = poll(0, 15);
    Start stale = poll(0, 18);
    write(0, written, 15);
    positions.forget(List.of(0));
    seek(0, 0);
    Start fresh = poll(0, 4);
    assertThat(positions.begin(0, stale)).isNull();
    write(0, fresh, 4);
    assertThat(positions.idle()).containsEntry(0, 4L);
  }

  @Test
  void unwrittenBatchIsReadAgainBeforeTheNext() {
    seek(0, 10);
    poll(0, 15);
    Start second = poll(0, 18);
    assertThat(positions.begin(0, second)).isNull();
    assertThat(positions.unknown()).isEqualTo(Map.of(reader, Set.of(0, 1)));
  }

  @Test
  void failedAttemptCanBeRepeated() {
    seek(0, 10);
    Start start = poll(0, 15);
    positions.finish(0, positions.begin(0, start), 10);
    write(0, start, 15);
  }

  @Test
  void ignoresBatchesAndReleasesOfAnOldOwner() {
    seek(0, 10);
    Start start = poll(0, 15);
    positions.assign(other, List.of(0));
    positions.release(reader, List.of(0));
    assertThat(positions.unknown()).containsEntry(other, Set.of(0));
    assertThat(positions.begin(0, start)).isNull();
    assertThat(positions.seek(reader, 0, 10, () -> {})).isFalse();
  }

  @Test
  void oldWriteDoesNotMoveTheNewOwner() {
    seek(0, 10);
    Position old = positions.begin(0, poll(0, 15));
    positions.assign(other, List.of(0));
    assertThat(positions.seek(other, 0, 10, () -> {})).isTrue();
    positions.finish(0, old, 15);
    assertThat(positions.idle()).containsEntry(0, 10L);
  }

  @Test
  void ignoresOffsetsThatAreBeingWritten() {
    seek(0, 10);
    Position writing = positions.begin(0, poll(0, 15));
    assertThat(positions.idle()).doesNotContainKey(0);
    assertThat(positions.forgetIfStill(0, 10)).isFalse();
    positions.finish(0, writing, 15);
    assertThat(positions.forgetIfStill(0, 10)).isFalse();
    assertThat(positions.forgetIfStill(0, 15)).isTrue();
  }

  @Test
  void releaseWaitsForTheCurrentWrite() throws InterruptedException {
    seek(0, 10);
    Position writing = positions.begin(0, poll(0, 15));
    Thread release = new Thread(() -> positions.release(reader, List.of(0)));
    release.start();
    while (!positions.reached(reader).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(release.isAlive()).isTrue();
    positions.finish(0, writing, 15);
    release.join(1_000);
    assertThat(release.isAlive()).isFalse();
  }

  private void seek(int partition, long offset) {
    assertThat(positions.seek(reader, partition, offset, () -> {})).isTrue();
  }

  private Start poll(int partition, long end) {
    return positions.polled(Map.of(partition, end)).get(partition);
  }

  private void write(int partition, Start start, long end) {
    Position position = positions.begin(partition, start);
    assertThat(position).isNotNull();
    positions.finish(partition, position, end);
  }
}
