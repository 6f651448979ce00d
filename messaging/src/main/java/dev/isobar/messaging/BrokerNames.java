package dev.isobar.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Starts the incoming channels when the name of a broker can be resolved. A Kafka client looks the
 * names up in its constructor and fails if it finds none, and a failure ends the channel for good.
 * Together with {@link LazyClientSwitch} and {@link LazyProducerGuard}, a service can start before
 * its broker's name exists.
 */
@ApplicationScoped
public class BrokerNames implements PublisherDecorator {
  static final String SETTING = "kafka.bootstrap.servers";

  private static final Logger LOG = Logger.getLogger(BrokerNames.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String servers;
  private volatile String error;

  BrokerNames(@ConfigProperty(name = SETTING) String servers) {
    this.servers = servers;
  }

  /** Returns why the channels have not started; null if they have. */
  public String error() {
    return error;
  }

  /** Looks the names up. {@link LazyProducerGuard} asks before a producer is created. */
  boolean areResolvable() {
    return areResolvable(servers);
  }

  /**
   * Returns whether an address can be resolved. An invalid one counts, so that Kafka reports it.
   */
  static boolean areResolvable(String servers) {
    return Arrays.stream(servers.split(","))
        .map(address -> Utils.getHost(address.strip()))
        .anyMatch(host -> host == null || !new InetSocketAddress(host, 1).isUnresolved());
  }

  @Override
  public Multi<? extends Message<?>> decorate(
      Multi<? extends Message<?>> channel, List<String> names, boolean isConnector) {
    if (!isConnector || areResolvable()) {
      return channel;
    }
    wait(names);
    return Uni.createFrom()
        .voidItem()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(this::check)
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .onItem()
        .transformToMulti(resolved -> channel);
  }

  private void wait(List<String> channels) {
    error = "no name in %s=%s can be resolved".formatted(SETTING, servers);
    LOG.warnf("The channel %s waits: %s; check the setting and the DNS", channels, error);
  }

  private void check() {
    if (!areResolvable()) {
      throw new IllegalStateException(error);
    }
    error = null;
  }

  /** Runs before the other decorators, so that they see the channel of the connector start. */
  @Override
  public int getPriority() {
    return 0;
  }
}
