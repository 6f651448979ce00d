package dev.isobar.enrich.channel;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Holds the outgoing channels of a lane.
 *
 * @param channels by Kafka topic
 */
record OutgoingArticles(Map<String, MutinyEmitter<ProducerRecord<byte[], byte[]>>> channels) {

  /** Returns the function that sends the results of a batch, each in the trace of its record. */
  Function<ProcessingResult, CompletableFuture<Void>> of(Message<?> batch) {
    Map<ConsumerRecord<?, ?>, TracingMetadata> traces = traces(batch);
    return result -> send(copy(result.to()), traces.get(result.from()));
  }

  /** Copies a record, because the Kafka client makes its headers read-only and tracing adds one. */
  private static ProducerRecord<byte[], byte[]> copy(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), null, null, record.key(), record.value(), record.headers());
  }

  private CompletableFuture<Void> send(
      ProducerRecord<byte[], byte[]> record, TracingMetadata trace) {
    Message<ProducerRecord<byte[], byte[]>> message = Message.of(record);
    return channels
        .get(record.topic())
        .sendMessage(trace == null ? message : message.addMetadata(trace))
        .subscribeAsCompletionStage();
  }

  private static Map<ConsumerRecord<?, ?>, TracingMetadata> traces(Message<?> batch) {
    Map<ConsumerRecord<?, ?>, TracingMetadata> traces = new IdentityHashMap<>();
    batch
        .getMetadata(IncomingKafkaRecordBatchMetadata.class)
        .ifPresent(
            metadata -> {
              for (Object one : metadata.getBatchedMessages()) {
                Message<?> message = (Message<?>) one;
                message
                    .getMetadata(TracingMetadata.class)
                    .ifPresent(
                        trace ->
                            traces.put(
                                message
                                    .getMetadata(IncomingKafkaRecordMetadata.class)
                                    .orElseThrow()
                                    .getRecord(),
                                trace));
              }
            });
    return traces;
  }
}
