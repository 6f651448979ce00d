package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaProducer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LazyProducerGuardTest {
  private static final String CHANNEL = "dead-letters";

  /** RFC 6761 reserves the domain: it never resolves. */
  private static final String UNKNOWN = "kafka.invalid:9092";

  private final ReactiveKafkaProducer<byte[], byte[]> producer = lazyProducer();
  private final AtomicReference<Throwable> nacked = new AtomicReference<>();

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void nacksTheFirstRecordWhileNoNameResolves() {
    AssertSubscriber<Message<?>> sink = send(UNKNOWN, CHANNEL);

    assertThat(sink.getItems()).isEmpty();
    assertThat(sink.getFailure()).isNull();
    assertThat(nacked.get())
        .isInstanceOf(BrokerNotAvailableException.class)
        .hasMessageContaining("kafka.bootstrap.servers");
    assertThat(producer.unwrap()).isNull();
  }

  @Test
  void firstRecordPassesIfTheNameResolves() {
    assertThat(send("127.0.0.1:9092", CHANNEL).getItems()).hasSize(1);
    assertThat(nacked.get()).isNull();
  }

  @Test
  void anExistingClientNeedsNoName() {
    producer.runOnSendingThread(client -> {}).await().atMost(Duration.ofSeconds(20));

    assertThat(send(UNKNOWN, CHANNEL).getItems()).hasSize(1);
    assertThat(nacked.get()).isNull();
  }

  @Test
  void channelOfAnotherConnectorIsNotAffected() {
    assertThat(send(UNKNOWN, "in-memory").getItems()).hasSize(1);
  }

  @Test
  void channelBetweenMethodsIsNotChanged() {
    Multi<Message<?>> channel = Multi.createFrom().empty();
    assertThat(guard(UNKNOWN).decorate(channel, List.of(CHANNEL), false)).isSameAs(channel);
  }

  private AssertSubscriber<Message<?>> send(String servers, String channel) {
    Message<String> message =
        Message.of(
            "a",
            () -> CompletableFuture.completedFuture(null),
            reason -> {
              nacked.set(reason);
              return CompletableFuture.completedFuture(null);
            });
    AssertSubscriber<Message<?>> sink = AssertSubscriber.create(1);
    guard(servers)
        .decorate(Multi.createFrom().item(message), List.of(channel), true)
        .subscribe(sink);
    return sink;
  }

  private LazyProducerGuard guard(String servers) {
    return new LazyProducerGuard(new BrokerNames(servers), new OneProducer());
  }

  private static ReactiveKafkaProducer<byte[], byte[]> lazyProducer() {
    String serializer = ByteArraySerializer.class.getName();
    return new ReactiveKafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:1",
            "client.id",
            "guarded",
            "key.serializer",
            serializer,
            "value.serializer",
            serializer),
        CHANNEL,
        1_000,
        true,
        null,
        null,
        null,
        (client, settings) -> {});
  }

  /** Knows the producer of one channel. */
  private final class OneProducer implements KafkaClientService {
    @Override
    public <K, V> List<KafkaConsumer<K, V>> getConsumers(String channel) {
      return List.of();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> KafkaProducer<K, V> getProducer(String channel) {
      return channel.equals(CHANNEL) ? (KafkaProducer<K, V>) producer : null;
    }

    @Override
    public Set<String> getConsumerChannels() {
      return Set.of();
    }

    @Override
    public Set<String> getProducerChannels() {
      return Set.of(CHANNEL);
    }
  }
}
