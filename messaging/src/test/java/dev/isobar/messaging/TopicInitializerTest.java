package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SecuredBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
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
        admin.deleteTopics(List.of(KafkaTopics.RAW)).all().get(20, TimeUnit.SECONDS);
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
    Thread thread = threads().get(0);

    assertThat(initializer.isFinished()).isFalse();
    initializer.stop(null);
    thread.join(Duration.ofSeconds(30).toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(initializer.isFinished()).isFalse();
  }

  @Test
  void asksAgainWhenThePermissionToCreateIsMissing() throws Exception {
    try (SecuredBroker broker = new SecuredBroker();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.openAddress()))) {
      broker.createUser();
      TopicInitializer initializer = initializer(settings(broker), true);
      initializer.createMissing();
      Polling.until("refusal", initializer::isFinished);
      assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).isEmpty();

      broker.allow(AclOperation.CREATE);

      Polling.until(
          "topics", () -> admin.listTopics().names().get().contains(KafkaTopics.TAXONOMY));
      initializer.stop(null);
    }
  }

  @Test
  void needsNoPermissionToCreateWhatExists() throws Exception {
    try (SecuredBroker broker = new SecuredBroker();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.openAddress()))) {
      KafkaTopics.createMissing(admin);
      broker.createUser();
      broker.allow(AclOperation.DESCRIBE);
      TopicInitializer initializer = initializer(settings(broker), true);

      initializer.createMissing();

      Polling.until("end of the attempts", () -> initializer.isFinished() && threads().isEmpty());
      initializer.stop(null);
    }
  }

  @Test
  void leavesTheTopicsToOthersIfToldSo() {
    TopicInitializer initializer = initializer("127.0.0.1:1", false);

    initializer.createMissing();

    assertThat(initializer.isFinished()).isTrue();
  }

  @Test
  void onlyARefusalThatStaysIsOne() {
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
    return initializer(Map.of("bootstrap.servers", broker), create);
  }

  private static TopicInitializer initializer(Map<String, ?> settings, boolean create) {
    return new TopicInitializer(new OperatorKafkaSettings(Map.copyOf(settings)), () -> create);
  }

  /** Returns the settings with which the broker's user logs in, without the prefix. */
  private static Map<String, String> settings(SecuredBroker broker) {
    Map<String, String> settings = new HashMap<>();
    broker
        .clientSettings()
        .forEach((key, value) -> settings.put(key.substring("kafka.".length()), value));
    return settings;
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("topic-initializer"))
        .toList();
  }

  private static java.util.Set<String> topics(Broker broker) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
