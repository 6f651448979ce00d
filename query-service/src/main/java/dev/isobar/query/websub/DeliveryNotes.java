package dev.isobar.query.websub;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Notes what subscribers have got, and which subscriptions end. What Kafka refuses is kept in this
 * replica and written later, so that nothing is sent again for it. Thread-safe.
 */
@Singleton
class DeliveryNotes {
  private static final Logger LOG = Logger.getLogger(DeliveryNotes.class);

  private final Subscriptions subscriptions;
  private final SubscriptionChanges changes;
  private final Map<String, Note> unwritten = new ConcurrentHashMap<>();

  DeliveryNotes(Subscriptions subscriptions, SubscriptionChanges changes) {
    this.subscriptions = subscriptions;
    this.changes = changes;
  }

  /**
   * Holds what Kafka does not have.
   *
   * @param known what Kafka had instead
   * @param next null if the subscription ends
   */
  private record Note(Subscription subscription, Delivery known, Delivery next) {}

  /** Returns whether a subscriber is to get a document. */
  boolean isDue(Subscription subscription, String tag, Instant now) {
    return !isEnding(subscription) && delivery(subscription).isDue(tag, now);
  }

  /** Returns whether a subscription has ended, although Kafka has it. */
  boolean isEnding(Subscription subscription) {
    Note note = unwritten.get(subscription.id());
    return note != null && note.next == null && isCurrent(note);
  }

  /** Returns what a subscriber has got. */
  Delivery delivery(Subscription subscription) {
    Note note = unwritten.get(subscription.id());
    return note != null && note.next != null && isCurrent(note)
        ? note.next
        : subscriptions.delivery(subscription);
  }

  /** Notes what a subscriber has got. */
  void save(Subscription subscription, Delivery delivery) {
    write(new Note(subscription, subscriptions.delivery(subscription), delivery));
  }

  /** Ends a subscription. */
  void end(Subscription subscription) {
    write(new Note(subscription, subscriptions.delivery(subscription), null));
  }

  /** Writes what Kafka refused; after the first that it refuses again, the others wait. */
  void writeAgain() {
    for (Map.Entry<String, Note> one : unwritten.entrySet()) {
      if (!isCurrent(one.getValue())) {
        unwritten.remove(one.getKey(), one.getValue());
      } else if (!write(one.getValue())) {
        return;
      }
    }
  }

  /** Returns whether nothing newer is in Kafka, such as a renewal or a note of another replica. */
  private boolean isCurrent(Note note) {
    Subscription present = subscriptions.find(note.subscription.id()).orElse(null);
    return present != null
        && (note.next == null
            ? present.equals(note.subscription)
            : subscriptions.delivery(present).equals(note.known));
  }

  private boolean write(Note note) {
    String id = note.subscription.id();
    try {
      if (note.next == null) {
        changes.end(id);
      } else {
        changes.save(note.subscription, note.next);
      }
      unwritten.remove(id);
      return true;
    } catch (KafkaException e) {
      unwritten.put(id, note);
      LOG.warnf("A note of subscription %s is not in Kafka, retrying: %s", id, e.getMessage());
      return false;
    }
  }
}
