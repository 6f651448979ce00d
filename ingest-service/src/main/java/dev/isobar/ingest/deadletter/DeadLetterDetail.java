package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.isobar.contracts.channel.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Shows one dead letter.
 *
 * @param written when the broker or the producer stamped the dead letter
 * @param value null for a record without a value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterDetail(
    @JsonUnwrapped DeadLetterItem item,
    Instant written,
    List<ShownHeader> headers,
    LetterValue value) {
  private static final int MAX_HEADER_BYTES = 4 << 10;

  /** One header of the record. */
  record ShownHeader(String name, @JsonUnwrapped LetterValue value) {}

  static DeadLetterDetail of(
      LetterTopic topic, ConsumerRecord<byte[], byte[]> letter, Replay replayed, int maxBytes) {
    List<ShownHeader> headers = new ArrayList<>();
    for (Header header : letter.headers()) {
      headers.add(new ShownHeader(header.key(), LetterValue.of(header.value(), MAX_HEADER_BYTES)));
    }
    return new DeadLetterDetail(
        DeadLetterItem.of(topic, letter, replayed),
        Instant.ofEpochMilli(letter.timestamp()),
        headers,
        LetterValue.of(letter.value(), maxBytes));
  }
}
