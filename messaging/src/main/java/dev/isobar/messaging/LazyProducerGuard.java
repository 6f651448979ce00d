package dev.isobar.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.SubscriberDecorator;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Nacks the records of an outgoing channel whose client does not exist yet, while no broker's name
 * can be resolved. With {@code lazy-client} the first record creates the client. Its constructor
 * would fail without an address, and then liveness fails until a restart. An existing client looks
 * names up itself, and retries.
 */
@ApplicationScoped
public class LazyProducerGuard implements SubscriberDecorator {
  private final BrokerNames brokers;
  private final KafkaClientService clients;

  LazyProducerGuard(BrokerNames brokers, KafkaClientService clients) {
    this.brokers = brokers;
    this.clients = clients;
  }

  @Override
  public Multi<? extends Message<?>> decorate(
      Multi<? extends Message<?>> channel, List<String> names, boolean isConnector) {
    return isConnector ? channel.select().where(new CanBeSent(names.get(0))) : channel;
  }

  /** Lets a record pass if the client exists or can be created, and nacks it otherwise. */
  private final class CanBeSent implements Predicate<Message<?>> {
    private final String channel;
    private volatile boolean clientExists;

    CanBeSent(String channel) {
      this.channel = channel;
    }

    @Override
    public boolean test(Message<?> message) {
      clientExists = clientExists || hasClient();
      if (clientExists || brokers.areResolvable()) {
        return true;
      }
      message.nack(
          new BrokerNotAvailableException(
              "the broker's name cannot be resolved; check %s and the DNS"
                  .formatted(BrokerNames.SETTING)));
      return false;
    }

    /** Returns whether there is a client. A channel of another connector needs none. */
    private boolean hasClient() {
      KafkaProducer<?, ?> producer = clients.getProducer(channel);
      return producer == null || producer.unwrap() != null;
    }
  }
}
