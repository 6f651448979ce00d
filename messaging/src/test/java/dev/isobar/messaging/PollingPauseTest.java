package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PollingPauseTest {
  private static final String CHANNEL = "articles";
  private static final Map<String, Object> SETTINGS =
      Map.of(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, PollingPauseInterceptor.class.getName());

  private final ExecutorService pollingThread = Executors.newSingleThreadExecutor();
  private final PollingPause pauses = new PollingPause(clients());
  private final PollingPauseInterceptor interceptor = new PollingPauseInterceptor();

  PollingPauseTest() {
    interceptor.configure(pauses.customize(CHANNEL, null, SETTINGS));
  }

  @AfterEach
  void stop() {
    pollingThread.shutdownNow();
  }

  @Test
  void pollsAfterTheBatchIsProcessed() throws Exception {
    ConsumerRecords<Object, Object> batch = batch(0);
    Future<?> next = poll(batch);
    assertThat(next.isDone()).isFalse();
    pauses.end(batch, metadata());
    next.get();
  }

  /** A batch that the connector drops, because its partition is lost, is never processed. */
  @Test
  void pollsAgainAfterAWhileWhenTheBatchIsNotProcessed() throws Exception {
    poll(batch(0)).get();
  }

  @Test
  void endOfAnEarlierBatchDoesNotEndThePauseOfALaterOne() throws Exception {
    ConsumerRecords<Object, Object> earlier = batch(0);
    poll(earlier).get();
    ConsumerRecords<Object, Object> later = batch(1);
    Future<?> next = poll(later);
    pauses.end(earlier, metadata());
    assertThat(next.isDone()).isFalse();
    pauses.end(later, metadata());
    next.get();
  }

  @Test
  void emptyPollStartsNoPause() throws Exception {
    // With a pause of a second each, these polls would take longer than the time limit.
    for (int i = 0; i < 30; i++) {
      assertThat(poll(ConsumerRecords.empty())).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void leavesOtherChannelsAlone() {
    assertThat(pauses.customize(CHANNEL, null, Map.of("a", "b"))).isEqualTo(Map.of("a", "b"));
  }

  /** Returns the next poll, which the connector submits after the one that returned a batch. */
  private Future<?> poll(ConsumerRecords<Object, Object> polled) throws Exception {
    pollingThread.submit(() -> interceptor.onConsume(polled)).get();
    return pollingThread.submit(() -> {});
  }

  private static IncomingKafkaRecordBatchMetadata<Object, Object> metadata() {
    return new IncomingKafkaRecordBatchMetadata<>(batch(0), CHANNEL, Map.of());
  }

  private static ConsumerRecords<Object, Object> batch(long offset) {
    return new ConsumerRecords<>(
        Map.of(
            new TopicPartition(CHANNEL, 0),
            List.of(new ConsumerRecord<>(CHANNEL, 0, offset, "key", "value"))),
        Map.of());
  }

  private KafkaClientService clients() {
    Object consumer =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KafkaConsumer.class},
            (proxy, method, arguments) -> {
              Consumer<?> action = (Consumer<?>) arguments[0];
              return Uni.createFrom()
                  .voidItem()
                  .invoke(() -> action.accept(null))
                  .runSubscriptionOn(pollingThread);
            });
    return (KafkaClientService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KafkaClientService.class},
            (proxy, method, arguments) -> CHANNEL.equals(arguments[0]) ? consumer : null);
  }
}
