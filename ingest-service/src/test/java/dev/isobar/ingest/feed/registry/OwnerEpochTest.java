package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerEpochTest {
  @Test
  void aLaterOwnerIsHigher() {
    OwnerEpoch epoch = new OwnerEpoch(7, 3);
    assertThat(new OwnerEpoch(8, 1)).isGreaterThan(epoch);
    assertThat(new OwnerEpoch(7, 4)).isGreaterThan(epoch);
    assertThat(new OwnerEpoch(6, 9)).isLessThan(epoch);
    assertThat(OwnerEpoch.NONE).isLessThan(new OwnerEpoch(1, 0));
  }

  @Test
  void isReadAsItWasWritten() {
    OwnerEpoch epoch = new OwnerEpoch(1L << 40, 17);
    RecordHeaders headers = new RecordHeaders();
    epoch.write(headers);
    assertThat(OwnerEpoch.of(headers)).isEqualTo(epoch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "x.1", "7.", ".", "7.1.2", "99999999999999999999.1"})
  void aHeaderThatCannotBeReadIsNone(String header) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("epoch", header.getBytes(US_ASCII));
    assertThat(OwnerEpoch.of(headers)).isEqualTo(OwnerEpoch.NONE);
  }

  @Test
  void aRecordWithoutHeaderHasNone() {
    assertThat(OwnerEpoch.of(new RecordHeaders())).isEqualTo(OwnerEpoch.NONE);
  }
}
