package dev.isobar.query.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
  @Test
  void hasOneTextFormInTheOrderOfPartitions() {
    assertThat(StreamCursor.of(Map.of(10, 7L, 0, 123L, 2, 0L))).hasToString("v1_0-123.2-0.10-7");
    assertThat(StreamCursor.START).hasToString("v1_");
  }

  @Test
  void isUnchangedByUrlEncoding() {
    String wire = StreamCursor.of(Map.of(0, 123L, 1, 456L)).toString();
    assertThat(URLEncoder.encode(wire, StandardCharsets.UTF_8)).isEqualTo(wire);
  }

  @Test
  void readsWhatItWrites() {
    StreamCursor cursor = StreamCursor.of(Map.of(0, 999_999_999_999_999_999L, 5, 0L));
    assertThat(StreamCursor.parse(cursor.toString())).isEqualTo(cursor).hasSameHashCodeAs(cursor);
    assertThat(StreamCursor.parse("v1_")).isEqualTo(StreamCursor.START);
  }

  @Test
  void refusesInvalidCursorsWithReason() {
    refused(null, "not a cursor of version 1 or 2");
    refused("", "not a cursor of version 1 or 2");
    refused("v2_0-1", "not a cursor of version 1 or 2");
    refused("v2_5f0c11d_0-1", "not a cursor of version 1 or 2");
    refused("v2_5f0c11d2_0", "without an offset");
    refused("v1_0", "without an offset");
    refused("v1_0-1.", "without an offset");
    refused("v1_0-1.0-2", "partition 0 twice");
    refused("v1_0--1", "an invalid number");
    refused("v1_-1-1", "without digits or with too many");
    refused("v1_0-x", "an invalid number");
    refused("v1_0-１", "an invalid number");
    refused("v1_0-1234567890123456789", "without digits or with too many");
    refused("v1_99999999999-1", "an invalid partition");
    refused("v1_" + "0-1.".repeat(20_000) + "0-1", "more than 10000 partitions");
  }

  @Test
  void advancesInOnePartitionWithoutChangingItself() {
    StreamCursor cursor = StreamCursor.of(Map.of(0, 5L, 1, 6L));
    assertThat(cursor.advance(1, 9)).hasToString("v1_0-5.1-9");
    assertThat(cursor.advance(1, 2)).hasToString("v1_0-5.1-2");
    assertThat(cursor.advance(3, 1)).hasToString("v1_0-5.1-6.3-1");
    assertThat(cursor).hasToString("v1_0-5.1-6");
    assertThatThrownBy(() -> cursor.advance(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEpochTellsKafkaTopicsOfOneNameApart() {
    StreamCursor old = StreamCursor.parse("v2_5f0c11d2_0-5.1-6");
    StreamCursor later = StreamCursor.parse("v2_00c0ffee_0-9.1-9");
    assertThat(old)
        .hasToString("v2_5f0c11d2_0-5.1-6")
        .isNotEqualTo(StreamCursor.parse("v1_0-5.1-6"));
    assertThat(old.epoch()).isEqualTo("5f0c11d2");
    assertThat(old.advance(0, 7)).hasToString("v2_5f0c11d2_0-7.1-6");
    assertThat(old.advance(2, 7)).hasToString("v2_5f0c11d2_0-5.1-6.2-7");
    assertThat(later.reaches(old)).isFalse();
    assertThat(later.isOfOtherEpoch(old)).isTrue();
    // A cursor of an earlier version has no epoch.
    assertThat(later.reaches(StreamCursor.parse("v1_0-5"))).isTrue();
    assertThat(StreamCursor.parse("v1_0-5").furthest(old)).hasToString("v2_5f0c11d2_0-5.1-6");
  }

  @Test
  void comparesByPartition() {
    StreamCursor one = StreamCursor.of(Map.of(0, 5L, 1, 6L));
    StreamCursor other = StreamCursor.of(Map.of(0, 7L, 2, 1L));
    assertThat(one.furthest(other)).hasToString("v1_0-7.1-6.2-1");
    assertThat(one.reaches(other)).isFalse();
    assertThat(one.furthest(other).reaches(one)).isTrue();
    assertThat(one.offset(0)).isEqualTo(5);
    assertThat(one.offset(2)).isEqualTo(-1);
  }

  private static void refused(String wire, String why) {
    assertThatThrownBy(() -> StreamCursor.parse(wire))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
