package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.RecordPosition;
import dev.isobar.contracts.channel.Replay;
import dev.isobar.contracts.channel.ReplayHistory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Describes a dead letter in a list. Missing or unreadable headers are null.
 *
 * @param id such as {@code raw/0/42}
 * @param time when the record became a dead letter
 * @param service who made it a dead letter
 * @param origin the position of the record
 * @param key the key as text, at most 200 characters
 * @param feed the feed in the value, if the value can be read that far
 * @param bytes the size of the value; 0 for a record without a value
 * @param history the replays of the record before it became this dead letter, the oldest first
 * @param replayed the last replay of this dead letter; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterItem(
    String id,
    String topic,
    int partition,
    long offset,
    Instant time,
    String reason,
    String message,
    String service,
    RecordPosition origin,
    String key,
    String feed,
    int bytes,
    List<Replay> history,
    Replay replayed) {

  private static final int MAX_KEY = 200;

  static DeadLetterItem of(
      LetterTopic topic, ConsumerRecord<byte[], byte[]> letter, Replay replayed) {
    LetterId id = new LetterId(topic, letter.partition(), letter.offset());
    return new DeadLetterItem(
        id.toString(),
        letter.topic(),
        letter.partition(),
        letter.offset(),
        time(letter),
        text(letter, DeadLetter.REASON),
        text(letter, DeadLetter.MESSAGE),
        text(letter, DeadLetter.SERVICE),
        origin(letter),
        key(letter.key()),
        LetterFeed.of(topic, letter.value()),
        letter.value() == null ? 0 : letter.value().length,
        ReplayHistory.of(letter.headers()),
        replayed);
  }

  static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  static RecordPosition origin(ConsumerRecord<byte[], byte[]> letter) {
    String topic = text(letter, DeadLetter.TOPIC);
    try {
      return topic == null
          ? null
          : new RecordPosition(
              topic,
              Integer.parseInt(text(letter, DeadLetter.PARTITION)),
              Long.parseLong(text(letter, DeadLetter.OFFSET)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Instant time(ConsumerRecord<byte[], byte[]> letter) {
    String time = text(letter, DeadLetter.TIME);
    try {
      return time == null ? Instant.ofEpochMilli(letter.timestamp()) : Instant.parse(time);
    } catch (DateTimeException e) {
      return Instant.ofEpochMilli(letter.timestamp());
    }
  }

  private static String key(byte[] key) {
    if (key == null) {
      return null;
    }
    String text = new String(key, UTF_8);
    return text.length() > MAX_KEY ? text.substring(0, MAX_KEY) : text;
  }
}
