package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts what the connector gives to the producer. */
@ApplicationScoped
@Identifier("counting")
public class CountingInterceptor implements ProducerInterceptor<byte[], byte[]> {
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  /** Returns how often an article with {@code mark} in it was sent. */
  public long count(String mark) {
    return sent.stream().filter(value -> value.contains(mark)).count();
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    sent.add(new String(record.value(), UTF_8));
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
