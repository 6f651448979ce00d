package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokerNamesTest {
  /** RFC 6761 reserves the domain: it never resolves. */
  private static final String UNKNOWN = "kafka.invalid:9092";

  private static final String LAZY = "mp.messaging.connector.smallrye-kafka.lazy-client";

  @Test
  void oneResolvableNameIsEnough() {
    assertThat(BrokerNames.areResolvable(UNKNOWN)).isFalse();
    assertThat(BrokerNames.areResolvable(UNKNOWN + ", other.invalid:9092")).isFalse();
    assertThat(BrokerNames.areResolvable(UNKNOWN + ", 127.0.0.1:9092")).isTrue();
    assertThat(BrokerNames.areResolvable("SSL://[::1]:9092")).isTrue();
  }

  @Test
  void leavesAnInvalidAddressToKafka() {
    assertThat(BrokerNames.areResolvable("kafka.invalid")).isTrue();
  }

  @Test
  void channelWaitsWithoutFailing() {
    BrokerNames names = new BrokerNames(UNKNOWN);
    Multi<? extends Message<?>> connector = Multi.createFrom().item(Message.of("a"));
    Multi<? extends Message<?>> channel = names.decorate(connector, List.of("raw"), true);
    AssertSubscriber<Message<?>> subscriber = AssertSubscriber.create(1);
    channel.subscribe(subscriber);
    assertThat(names.error()).contains("kafka.bootstrap.servers", UNKNOWN);
    assertThat(subscriber.getItems()).isEmpty();
    assertThat(subscriber.getFailure()).isNull();
    subscriber.cancel();
    assertThat(names.decorate(connector, List.of("raw"), false)).isSameAs(connector);
  }

  @Test
  void channelOfAKnownBrokerIsNotChanged() {
    BrokerNames names = new BrokerNames("127.0.0.1:9092");
    Multi<? extends Message<?>> connector = Multi.createFrom().item(Message.of("a"));
    assertThat(names.decorate(connector, List.of("raw"), true)).isSameAs(connector);
    assertThat(names.error()).isNull();
  }

  @Test
  void clientsAreLazyOnlyWithoutANameThatResolves() {
    assertThat(lazy(Map.of(BrokerNames.SETTING, UNKNOWN))).isTrue();
    assertThat(lazy(Map.of(BrokerNames.SETTING, "127.0.0.1:9092"))).isFalse();
    assertThat(lazy(Map.of())).isFalse();
  }

  private static boolean lazy(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withSources(new LazyClientSwitch())
        .build()
        .getValue(LAZY, boolean.class);
  }
}
