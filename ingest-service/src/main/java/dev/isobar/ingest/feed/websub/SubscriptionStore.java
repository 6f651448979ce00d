package dev.isobar.ingest.feed.websub;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives access to the subscriptions of feeds by the token of their callback. */
public interface SubscriptionStore {

  /** Returns the subscription with this token. */
  Optional<Subscription> find(String token);

  /**
   * Changes the subscription with this token, if it is still there.
   *
   * @return whether the change is stored; false: the hub is asked to come again later
   */
  boolean update(String token, UnaryOperator<Subscription> change);

  /**
   * Takes authentic content of a feed. It is read later, like the body of a poll.
   *
   * @param contentType the header of the request; null: none came
   * @return whether it was taken; false: the hub is asked to send it again later
   */
  boolean accept(String token, byte[] body, String contentType);
}
