package dev.isobar.ingest.feed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.messaging.ReadProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestValuesTest {
  private static final OwnerEpoch FORMER = new OwnerEpoch(3, 8);
  private static final OwnerEpoch OWNER = new OwnerEpoch(4, 1);

  private final LatestValues<String> values = new LatestValues<>(new ReadProgress());

  @Test
  void keepsTheLatestValueInWhateverOrderRecordsAreSeen() {
    assertThat(values.acknowledged("key", "second", at(0, 7))).isTrue();
    assertThat(values.read("key", "first", at(0, 3))).isFalse();
    assertThat(values.get("key")).contains("second");
    assertThat(values.read("key", "second", at(0, 7))).isFalse();
    assertThat(values.read("key", "third", at(0, 8))).isTrue();
    assertThat(values.get("key")).contains("third");
    assertThat(values.offset("key")).isEqualTo(8);
  }

  @Test
  void keepsNothingOfARemovedKeyThatIsAcknowledgedBeforeItIsRead() {
    values.read("key", "value", at(0, 0));
    assertThat(values.acknowledged("key", null, at(0, 1))).isTrue();
    assertThat(values.get("key")).isEmpty();
    values.read("key", null, at(0, 1));
    assertThat(values.keys()).isEmpty();
  }

  @Test
  void keepsNothingOfARemovedKeyThatIsAcknowledgedAfterItIsRead() {
    values.read("key", "value", at(0, 0));
    values.read("key", null, at(0, 1));
    assertThat(values.acknowledged("key", null, at(0, 1))).isFalse();
    assertThat(values.keys()).isEmpty();
  }

  @Test
  void aLateAcknowledgementDoesNotBringARemovedKeyBack() {
    values.read("key", "value", at(0, 0));
    values.read("key", null, at(0, 1));
    assertThat(values.acknowledged("key", "value", at(0, 0))).isFalse();
    assertThat(values.get("key")).isEmpty();
  }

  @Test
  void whatAFormerOwnerWritesLateIsIgnored() {
    RecordVersion late = new RecordVersion(0, 5, FORMER);
    values.read("key", "of the owner", new RecordVersion(0, 4, OWNER));
    assertThat(values.read("key", "late", late)).isFalse();
    assertThat(values.get("key")).contains("of the owner");
    assertThat(values.isOutdated("key", late)).isTrue();
    assertThat(values.read("key", null, new RecordVersion(0, 6, FORMER))).isFalse();
    assertThat(values.get("key")).contains("of the owner");
    assertThat(values.latestEpoch(0)).isEqualTo(OWNER);
  }

  @Test
  void aFormerOwnerKnowsTheLaterValueAlsoIfItReadsItAfterItsOwn() {
    assertThat(values.acknowledged("key", "late", new RecordVersion(0, 5, FORMER))).isTrue();
    assertThat(values.read("key", "of the owner", new RecordVersion(0, 4, OWNER))).isTrue();
    assertThat(values.read("key", "late", new RecordVersion(0, 5, FORMER))).isFalse();
    assertThat(values.get("key")).contains("of the owner");
  }

  @Test
  void theWriterOfARecordAndOtherReplicasEndWithTheSameValue() {
    int length = 5;
    for (int i = 0; i < Math.pow(3, length); i++) {
      List<Integer> counters = digits(i, length);
      int latest = counters.lastIndexOf(Collections.max(counters));
      for (int own = 0; own < length; own++) {
        LatestValues<Integer> writer = new LatestValues<>(new ReadProgress());
        writer.acknowledged("key", own, version(counters, own));
        for (int offset = 0; offset < length; offset++) {
          writer.read("key", offset, version(counters, offset));
        }
        assertThat(writer.get("key")).as("%s, own %d", counters, own).contains(latest);
      }
    }
  }

  @Test
  void dropsTheValuesOfOnePartition() {
    values.read("a", "value", at(0, 0));
    values.read("b", "value", at(1, 0));
    values.drop(0);
    assertThat(values.keys()).containsExactly("b");
  }

  private static List<Integer> digits(int number, int length) {
    List<Integer> digits = new ArrayList<>();
    for (int rest = number; digits.size() < length; rest /= 3) {
      digits.add(rest % 3);
    }
    return digits;
  }

  private static RecordVersion version(List<Integer> counters, int offset) {
    return new RecordVersion(0, offset, new OwnerEpoch(counters.get(offset), 0));
  }

  private static RecordVersion at(int partition, long offset) {
    return new RecordVersion(partition, offset, OwnerEpoch.NONE);
  }
}
