package dev.isobar.enrich;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of each record of a Kafka topic of articles; no method throws for a record. */
interface ArticleStep {
  Outcome enrich(ConsumerRecord<byte[], byte[]> record);

  /** Of a record whose enrichment threw or ran out of time. */
  Outcome failed(ConsumerRecord<byte[], byte[]> record, Throwable why);

  /** Of a record whose event the broker finds too large. */
  Outcome refused(Outcome outcome, Throwable why);
}
