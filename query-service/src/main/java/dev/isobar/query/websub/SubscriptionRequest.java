package dev.isobar.query.websub;

import dev.isobar.contracts.http.AddressRule;
import dev.isobar.query.callback.CallbackAddress;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a subscriber asks of the hub. The names of its parameters are those of the
 * recommendation.
 *
 * @param subscribe whether it subscribes; else it unsubscribes
 * @param lease how long the subscription lasts, at most what the hub allows
 * @param secret null for none
 */
record SubscriptionRequest(
    boolean subscribe, String topic, URI callback, Duration lease, String secret) {
  static final String MODE = "hub.mode";
  static final String TOPIC = "hub.topic";
  static final String CALLBACK = "hub.callback";
  static final String LEASE = "hub.lease_seconds";
  static final String SECRET = "hub.secret";
  static final String SUBSCRIBE = "subscribe";
  static final String UNSUBSCRIBE = "unsubscribe";

  /** The recommendation asks for fewer than 200 bytes. */
  private static final int MAX_SECRET = 199;

  /** A shorter lease would end before the hub looks at it twice. */
  private static final Duration MIN_LEASE = Duration.ofSeconds(60);

  /**
   * Reads the parameters. Unknown ones are ignored, as the recommendation asks.
   *
   * @param rule says which callbacks are allowed
   * @throws BadParameterException if one is missing or invalid; the message names the remedy
   */
  static SubscriptionRequest parse(
      QueryParameters parameters, AddressRule rule, Duration maxLease) {
    String mode = required(parameters, MODE);
    parameters.choice(MODE, List.of(SUBSCRIBE, UNSUBSCRIBE), mode);
    String topic = required(parameters, TOPIC);
    URI callback = callback(required(parameters, CALLBACK), rule);
    return new SubscriptionRequest(
        mode.equals(SUBSCRIBE),
        topic,
        callback,
        lease(parameters.single(LEASE), maxLease),
        secret(parameters.single(SECRET)));
  }

  /** Returns the word of the mode. */
  String mode() {
    return subscribe ? SUBSCRIBE : UNSUBSCRIBE;
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return mode() + " " + Subscription.id(topic, callback.toString());
  }

  private static String required(QueryParameters parameters, String name) {
    String value = parameters.single(name);
    if (value == null || value.isBlank()) {
      throw new BadParameterException(name, name + " is missing: send it in the form");
    }
    return value;
  }

  private static URI callback(String text, AddressRule rule) {
    Optional<String> refusal = CallbackAddress.refusal(text, rule);
    if (refusal.isPresent()) {
      throw new BadParameterException(
          CALLBACK, CALLBACK + " " + refusal.get() + ": send the public address of your callback");
    }
    return URI.create(text);
  }

  private static Duration lease(String seconds, Duration max) {
    if (seconds == null || seconds.isBlank()) {
      return max;
    }
    if (!seconds.strip().matches("\\d{1,9}") || Long.parseLong(seconds.strip()) == 0) {
      throw new BadParameterException(LEASE, LEASE + " must be a number of seconds from 1");
    }
    Duration lease = Duration.ofSeconds(Long.parseLong(seconds.strip()));
    Duration least = lease.compareTo(MIN_LEASE) < 0 ? MIN_LEASE : lease;
    return least.compareTo(max) > 0 ? max : least;
  }

  private static String secret(String secret) {
    if (secret == null || secret.isEmpty()) {
      return null;
    }
    if (secret.getBytes(StandardCharsets.UTF_8).length > MAX_SECRET) {
      throw new BadParameterException(
          SECRET, SECRET + " has more than 199 bytes: send a shorter one");
    }
    return secret;
  }
}
