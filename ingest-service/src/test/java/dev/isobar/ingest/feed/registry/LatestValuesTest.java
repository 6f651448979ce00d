package dev.isobar.ingest.feed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestValuesTest {
  private final LatestValues<String> values = new LatestValues<>(new ReadProgress());

  @Test
  void keepsTheLatestValueInWhateverOrderRecordsAreSeen() {
    assertThat(values.acknowledged("key", "second", 0, 7)).isTrue();
    assertThat(values.read("key", "first", 0, 3)).isFalse();
    assertThat(values.get("key")).contains("second");
    assertThat(values.read("key", "second", 0, 7)).isFalse();
    assertThat(values.read("key", "third", 0, 8)).isTrue();
    assertThat(values.get("key")).contains("third");
    assertThat(values.offset("key")).isEqualTo(8);
  }

  @Test
  void keepsNothingOfARemovedKeyThatIsAcknowledgedBeforeItIsRead() {
    values.read("key", "value", 0, 0);
    assertThat(values.acknowledged("key", null, 0, 1)).isTrue();
    assertThat(values.get("key")).isEmpty();
    values.read("key", null, 0, 1);
    assertThat(values.keys()).isEmpty();
  }

  @Test
  void keepsNothingOfARemovedKeyThatIsAcknowledgedAfterItIsRead() {
    values.read("key", "value", 0, 0);
    values.read("key", null, 0, 1);
    assertThat(values.acknowledged("key", null, 0, 1)).isFalse();
    assertThat(values.keys()).isEmpty();
  }

  @Test
  void aLateAcknowledgementDoesNotBringARemovedKeyBack() {
    values.read("key", "value", 0, 0);
    values.read("key", null, 0, 1);
    assertThat(values.acknowledged("key", "value", 0, 0)).isFalse();
    assertThat(values.get("key")).isEmpty();
  }

  @Test
  void dropsTheValuesOfOnePartition() {
    values.read("a", "value", 0, 0);
    values.read("b", "value", 1, 0);
    values.drop(0);
    assertThat(values.keys()).containsExactly("b");
  }
}
