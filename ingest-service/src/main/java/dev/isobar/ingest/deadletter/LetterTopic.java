package dev.isobar.ingest.deadletter;

import dev.isobar.contracts.channel.KafkaTopics;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dead-letter topics. */
enum LetterTopic {
  RAW("raw", KafkaTopics.RAW_DLQ, KafkaTopics.RAW),
  ENRICHED("enriched", KafkaTopics.ENRICHED_DLQ, KafkaTopics.ENRICHED);

  private final String word;
  private final String letters;
  private final String target;

  LetterTopic(String word, String letters, String target) {
    this.word = word;
    this.letters = letters;
    this.target = target;
  }

  /** Returns the name in paths and parameters. */
  String word() {
    return word;
  }

  /** Returns the Kafka topic of the dead letters. */
  String letters() {
    return letters;
  }

  /** Returns the Kafka topic that the records came from, to which a replay writes. */
  String target() {
    return target;
  }

  static Optional<LetterTopic> of(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(LetterTopic::word).collect(Collectors.joining(" or "));
  }
}
