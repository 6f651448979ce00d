package dev.isobar.enrich.channel;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Processes the records of a Kafka topic of articles. No method throws for a record. */
interface RecordProcessor {
  ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record);

  /** Returns the result for a record whose enrichment threw or timed out. */
  ProcessingResult failed(ConsumerRecord<byte[], byte[]> record, Throwable why);

  /** Returns the result for a record whose event the broker refused as too large. */
  ProcessingResult refused(ProcessingResult outcome, Throwable why);
}
