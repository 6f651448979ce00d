package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplayHistoryTest {
  private static final RecordPosition LETTER = new RecordPosition(KafkaTopics.RAW_DLQ, 0, 42);

  @Test
  void keepsEveryReplayInOrder() {
    Headers headers = new RecordHeaders();
    ReplayHistory.add(headers, replay(1));
    ReplayHistory.add(headers, replay(2));
    assertThat(ReplayHistory.of(headers)).containsExactly(replay(1), replay(2));
  }

  @Test
  void keepsTheFirstAndTheLastOfTooMany() {
    Headers headers = new RecordHeaders();
    for (int i = 1; i <= 100; i++) {
      ReplayHistory.add(headers, replay(i));
    }
    assertThat(ReplayHistory.of(headers))
        .hasSize(ReplayHistory.MAX_REPLAYS)
        .startsWith(replay(1), replay(82))
        .endsWith(replay(100));
  }

  @Test
  void skipsForeignHeaders() {
    Headers headers = new RecordHeaders();
    for (String value : new String[] {"no json", "null", "[]", "{\"number\":\"x\"}", ""}) {
      headers.add(ReplayHistory.HEADER, value.getBytes(UTF_8));
    }
    headers.add(ReplayHistory.HEADER, null);
    ReplayHistory.add(headers, replay(1));
    assertThat(ReplayHistory.of(headers)).containsExactly(replay(1));
  }

  @Test
  void copiesItToAnotherRecord() {
    Headers from = new RecordHeaders();
    from.add("other", new byte[0]);
    ReplayHistory.add(from, replay(1));
    Headers to = new RecordHeaders();
    ReplayHistory.copy(from, to);
    assertThat(ReplayHistory.of(to)).containsExactly(replay(1));
    assertThat(to.toArray()).hasSize(1);
  }

  private static Replay replay(int number) {
    return new Replay(
        number,
        "ops",
        Instant.EPOCH,
        LETTER,
        new RecordPosition(KafkaTopics.RAW, 3, 17),
        "not-json",
        false);
  }
}
