package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.cursor.StreamCursor;
import org.junit.jupiter.api.Test;

class RetainedOffsetsTest {
  private final RetainedOffsets kept =
      new RetainedOffsets(StreamCursor.parse("v1_0-10.1-0"), StreamCursor.parse("v1_0-20.1-5"));

  @Test
  void continuesWithinTheRetainedOffsets() {
    resumes("v1_0-10.1-5", "v1_0-10.1-5", null);
    resumes("v1_0-20.1-0", "v1_0-20.1-0", null);
  }

  @Test
  void startsUnnamedPartitionsAtTheirEarliestOffset() {
    resumes("v1_", "v1_0-10.1-0", null);
    resumes("v1_0-15", "v1_0-15.1-0", null);
  }

  @Test
  void reportsExpiredOffsets() {
    resumes(
        "v1_0-9.1-3",
        "v1_0-10.1-3",
        "expired: partition 0 is retained from offset 10, requested was 9");
  }

  @Test
  void ignoresOffsetsOfARecreatedTopic() {
    String reason =
        "beyond-end: partition %d ends before offset %d; the Kafka topic was created again";
    resumes("v1_0-21.1-3", "v1_0-10.1-0", reason.formatted(0, 21));
    resumes("v1_0-15.1-3.2-1", "v1_0-10.1-0", reason.formatted(2, 1));
  }

  @Test
  void startsAgainForACursorOfAnotherEpoch() {
    RetainedOffsets recreated =
        new RetainedOffsets(
            StreamCursor.parse("v2_00c0ffee_0-0"), StreamCursor.parse("v2_00c0ffee_0-20"));
    assertThat(recreated.resume(StreamCursor.parse("v2_5f0c11d2_0-5")))
        .isEqualTo(
            new RetainedOffsets.Resumption(
                StreamCursor.parse("v2_00c0ffee_0-0"),
                "recreated: the Kafka topic was created again; its epoch is 00c0ffee, requested"
                    + " was 5f0c11d2"));
    assertThat(recreated.resume(StreamCursor.parse("v2_00c0ffee_0-5")).gap()).isNull();
    assertThat(recreated.resume(StreamCursor.parse("v1_0-5")).gap()).isNull();
  }

  private void resumes(String at, String from, String gap) {
    assertThat(kept.resume(StreamCursor.parse(at)))
        .isEqualTo(new RetainedOffsets.Resumption(StreamCursor.parse(from), gap));
  }
}
