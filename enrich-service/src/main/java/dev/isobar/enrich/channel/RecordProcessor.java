package dev.isobar.enrich.channel;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of each record of a Kafka topic of articles; no method throws for a record. */
interface RecordProcessor {
  ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record);

  /** Of a record whose enrichment threw or ran out of time. */
  ProcessingResult failed(ConsumerRecord<byte[], byte[]> record, Throwable why);

  /** Of a record whose event the broker finds too large. */
  ProcessingResult refused(ProcessingResult outcome, Throwable why);
}
