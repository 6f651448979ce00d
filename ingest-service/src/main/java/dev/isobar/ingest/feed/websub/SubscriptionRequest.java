package dev.isobar.ingest.feed.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.ingest.feed.websub.Subscription.State;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds a request to a hub: {@code form} is sent with POST as {@code
 * application/x-www-form-urlencoded}.
 */
public record SubscriptionRequest(String hub, Map<String, String> form) {
  /** What is asked for; the hub decides. */
  static final Duration LEASE = Duration.ofDays(10);

  /**
   * Returns the request that is due.
   *
   * @param publicUrl {@code isobar.feeds.public-url}
   */
  public static SubscriptionRequest of(Subscription subscription, String publicUrl) {
    boolean ending = subscription.state() == State.ENDING;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.mode", ending ? "unsubscribe" : "subscribe");
    form.put("hub.topic", subscription.topic());
    form.put("hub.callback", callback(publicUrl, subscription.token()));
    if (!ending) {
      form.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
      form.put("hub.secret", subscription.secret());
    }
    return new SubscriptionRequest(subscription.hub(), form);
  }

  /** Returns the address of the callback; it comes from the configuration only. */
  public static String callback(String publicUrl, String token) {
    return publicUrl.replaceFirst("/+$", "") + "/websub/" + token;
  }

  /** Returns the body of the request. */
  public String body() {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
