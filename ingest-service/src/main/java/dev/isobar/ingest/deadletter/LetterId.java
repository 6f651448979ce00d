package dev.isobar.ingest.deadletter;

import dev.isobar.contracts.channel.RecordPosition;
import org.apache.kafka.common.TopicPartition;

/** Identifies a dead letter, as text {@code raw/0/42}. */
record LetterId(LetterTopic topic, int partition, long offset) {
  TopicPartition topicPartition() {
    return new TopicPartition(topic.letters(), partition);
  }

  RecordPosition position() {
    return new RecordPosition(topic.letters(), partition, offset);
  }

  @Override
  public String toString() {
    return topic.word() + "/" + partition + "/" + offset;
  }
}
