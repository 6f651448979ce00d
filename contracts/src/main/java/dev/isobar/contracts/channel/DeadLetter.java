package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Creates dead letters: records with the original key, value and headers, and additional headers
 * for the reason, the service, the time and the original position.
 */
public final class DeadLetter {
  public static final String REASON = "isobar-dlq-reason";
  public static final String MESSAGE = "isobar-dlq-message";
  public static final String SERVICE = "isobar-dlq-service";
  public static final String TIME = "isobar-dlq-time";
  public static final String TOPIC = "isobar-dlq-topic";
  public static final String PARTITION = "isobar-dlq-partition";
  public static final String OFFSET = "isobar-dlq-offset";

  /** Longest message in characters; a header must not carry a whole article. */
  private static final int MAX_MESSAGE = 1000;

  private DeadLetter() {}

  /**
   * Creates the dead letter of a record.
   *
   * @param topic the Kafka topic for dead letters: {@link KafkaTopics#RAW_DLQ} or {@link
   *     KafkaTopics#ENRICHED_DLQ}
   * @param reason the reason as a word, such as {@code not-json}
   * @param message the reason as a sentence that names the field and the remedy
   */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> letter,
      String topic,
      String reason,
      String message,
      String service,
      Instant now) {
    Headers headers = new RecordHeaders(letter.headers().toArray());
    add(headers, REASON, reason);
    add(
        headers,
        MESSAGE,
        message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message);
    add(headers, SERVICE, service);
    add(headers, TIME, now.toString());
    add(headers, TOPIC, letter.topic());
    add(headers, PARTITION, String.valueOf(letter.partition()));
    add(headers, OFFSET, String.valueOf(letter.offset()));
    return new ProducerRecord<>(topic, null, null, letter.key(), letter.value(), headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }
}
