package dev.isobar.enrich.channel;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The outgoing channels of a lane.
 *
 * @param channels by Kafka topic
 */
record OutgoingArticles(Map<String, MutinyEmitter<ProducerRecord<byte[], byte[]>>> channels) {

  /** Returns a sender for the results of a batch, each in the trace of its record. */
  OrderedSender sender(Message<?> batch, RecordProcessor step, BooleanSupplier running) {
    Map<ConsumerRecord<?, ?>, TracingMetadata> traces = traces(batch);
    return new OrderedSender(result -> send(result, traces.get(result.from())), step, running);
  }

  private CompletableFuture<Void> send(ProcessingResult result, TracingMetadata trace) {
    Message<ProducerRecord<byte[], byte[]>> message = Message.of(result.to());
    return channels
        .get(result.to().topic())
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
