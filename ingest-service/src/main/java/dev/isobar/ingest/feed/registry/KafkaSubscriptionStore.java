package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.websub.PushedContent;
import dev.isobar.ingest.feed.websub.Subscription;
import dev.isobar.ingest.feed.websub.SubscriptionStore;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Serves the callbacks of hubs from the Kafka topics. */
@ApplicationScoped
@DefaultBean
class KafkaSubscriptionStore implements SubscriptionStore {
  private static final Logger LOG = Logger.getLogger(KafkaSubscriptionStore.class);

  private final SubscriptionTopic subscriptions;
  private final PushTopic pushes;
  private final Clock clock;

  /** Callers that only guess tokens must not keep all threads waiting for the broker. */
  private final Semaphore waiting = new Semaphore(2);

  KafkaSubscriptionStore(SubscriptionTopic subscriptions, PushTopic pushes, Clock clock) {
    this.subscriptions = subscriptions;
    this.pushes = pushes;
    this.clock = clock;
  }

  /** Another replica may have just stored the subscription, or its verification. */
  @Override
  public Optional<Subscription> find(String token) {
    Optional<Subscription> known = known(token);
    if (known.filter(s -> s.running(clock.instant())).isPresent() || !waiting.tryAcquire()) {
      return known;
    }
    try {
      subscriptions.awaitRead();
    } catch (FeedsUnavailableException e) {
      LOG.debugf("A callback is answered by what this replica knows: %s", e.getMessage());
    } finally {
      waiting.release();
    }
    return known(token);
  }

  private Optional<Subscription> known(String token) {
    return subscriptions.feedOf(token).flatMap(id -> subscriptions.get(id).find(token));
  }

  @Override
  public boolean update(String token, UnaryOperator<Subscription> change) {
    Optional<String> feedId = subscriptions.feedOf(token);
    try {
      feedId.ifPresent(id -> subscriptions.change(id, all -> all.with(token, change)));
      return true;
    } catch (FeedsUnavailableException e) {
      LOG.infof("A hub is to verify again later: %s", e.getMessage());
      return false;
    }
  }

  @Override
  public boolean accept(String token, byte[] body, String contentType) {
    return subscriptions
        .feedOf(token)
        .filter(id -> pushes.add(id, new PushedContent(token, contentType, body)))
        .isPresent();
  }
}
