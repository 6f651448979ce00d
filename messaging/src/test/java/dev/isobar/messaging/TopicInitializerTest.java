package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Polling;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicInitializerTest {
  @Test
  void createsEveryTopicOfTheAsyncApiDocument() throws Exception {
    try (Broker broker = BackingServices.newBroker()) {
      TopicInitializer initializer = initializer(broker.bootstrapServers(), true);

      initializer.createMissing();

      Polling.until("finished initializer", initializer::isFinished);
      assertThat(topics(broker))
          .contains(KafkaTopics.RAW, KafkaTopics.ENRICHED, KafkaTopics.TAXONOMY);
      initializer.stop(null);
    }
  }

  @Test
  void createsATopicThatIsMissingLater() throws Exception {
    try (Broker broker = BackingServices.newBroker()) {
      TopicInitializer initializer = initializer(broker.bootstrapServers(), true);
      initializer.createMissing();
      Polling.until("finished initializer", initializer::isFinished);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.deleteTopics(java.util.List.of(KafkaTopics.RAW)).all().get(20, TimeUnit.SECONDS);
      }
      Polling.until("deletion of the topic", () -> !topics(broker).contains(KafkaTopics.RAW));

      Polling.until(
          "new topic",
          () -> {
            initializer.createMissing();
            return topics(broker).contains(KafkaTopics.RAW);
          });
      initializer.stop(null);
    }
  }

  @Test
  void waitsForAnAbsentBroker() throws Exception {
    TopicInitializer initializer = initializer("127.0.0.1:1", true);

    initializer.createMissing();
    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("topic-initializer"))
            .findFirst()
            .orElseThrow();

    assertThat(initializer.isFinished()).isFalse();
    initializer.stop(null);
    thread.join(Duration.ofSeconds(30).toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(initializer.isFinished()).isFalse();
  }

  @Test
  void leavesTheTopicsToOthersIfToldSo() {
    TopicInitializer initializer = initializer("127.0.0.1:1", false);

    initializer.createMissing();

    assertThat(initializer.isFinished()).isTrue();
  }

  @Test
  void onlyARefusalThatStaysIsFinal() {
    assertThat(isRefusal(new TopicAuthorizationException("no right to create"))).isTrue();
    assertThat(isRefusal(new PolicyViolationException("at most 8 partitions"))).isTrue();
    assertThat(isRefusal(new InvalidReplicationFactorException("1 of 3 brokers"))).isFalse();
    assertThat(isRefusal(new TimeoutException("no answer"))).isFalse();
    assertThat(isRefusal(new SaslAuthenticationException("wrong password"))).isFalse();
  }

  private static boolean isRefusal(Exception answer) {
    return TopicInitializer.isRefusal(
        new IllegalStateException("topic", new ExecutionException(answer)));
  }

  private static TopicInitializer initializer(String broker, boolean create) {
    return new TopicInitializer(
        new OperatorKafkaSettings(Map.of("bootstrap.servers", broker)), () -> create);
  }

  private static java.util.Set<String> topics(Broker broker) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
