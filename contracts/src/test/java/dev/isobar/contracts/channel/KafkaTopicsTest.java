package dev.isobar.contracts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {
  private final Map<String, RuntimeException> refused = new HashMap<>();
  private boolean answers = true;

  /** A failed test must not leave its interrupt to the next one. */
  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void definitionsAreThoseOfTheAsyncApiDocument() {
    NewTopic enriched =
        KafkaTopics.all().stream()
            .filter(topic -> topic.name().equals(KafkaTopics.ENRICHED))
            .findFirst()
            .orElseThrow();
    assertThat(enriched.numPartitions()).isEqualTo(6);
    assertThat(enriched.replicationFactor()).as("the default of the brokers").isEqualTo((short) -1);
    assertThat(enriched.configs())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("max.message.bytes", "16777216");
  }

  @Test
  void anExistingKafkaTopicIsLeftUnchanged() {
    KafkaTopics.createMissing(admin());
    refused.put(KafkaTopics.RAW, new TopicExistsException("there"));
    KafkaTopics.createMissing(admin());
  }

  @Test
  void aRefusalNamesTheKafkaTopic() {
    refused.put(KafkaTopics.FEEDS, new TopicAuthorizationException("no"));
    assertThatThrownBy(() -> KafkaTopics.createMissing(admin()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(KafkaTopics.FEEDS);
  }

  @Test
  void anInterruptIsKept() {
    answers = false;
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> KafkaTopics.createMissing(admin()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private Admin admin() {
    return (Admin)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("createTopics");
              return new Created(futures((Collection<?>) arguments[0]));
            });
  }

  private Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> futures(
      Collection<?> topics) {
    assertThat(topics).hasSameSizeAs(KafkaTopics.all());
    Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> futures = new HashMap<>();
    for (NewTopic topic : List.copyOf(KafkaTopics.all())) {
      KafkaFutureImpl<CreateTopicsResult.TopicMetadataAndConfig> future = new KafkaFutureImpl<>();
      if (refused.containsKey(topic.name())) {
        future.completeExceptionally(refused.get(topic.name()));
      } else if (answers) {
        future.complete(null);
      }
      futures.put(topic.name(), future);
    }
    return futures;
  }

  private static final class Created extends CreateTopicsResult {
    private Created(Map<String, KafkaFuture<TopicMetadataAndConfig>> futures) {
      super(futures);
    }
  }
}
