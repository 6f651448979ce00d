package dev.isobar.contracts.channel;

/**
 * Identifies a Kafka record.
 *
 * @param topic the Kafka topic
 */
public record RecordPosition(String topic, int partition, long offset) {

  /** Returns {@code topic/partition/offset}. */
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
