package dev.isobar.query.websub;

import dev.isobar.contracts.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Holds a subscription that its callback has confirmed.
 *
 * @param topic the address of the feed, as the subscriber wrote it
 * @param callback where the feed is sent
 * @param secret signs what is sent; null for none
 * @param since when it was first confirmed; a renewal keeps it
 * @param leaseEnd until when the feed is sent
 */
record Subscription(String topic, String callback, String secret, Instant since, Instant leaseEnd) {
  private static final int ID_BYTES = 16;

  /** Returns the id of the one subscription that a callback can have to a topic. */
  static String id(String topic, String callback) {
    return Sha256.hex((topic + "\n" + callback).getBytes(StandardCharsets.UTF_8), ID_BYTES);
  }

  String id() {
    return id(topic, callback);
  }

  /** Returns the host of the callback. */
  String host() {
    return URI.create(callback).getHost();
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(leaseEnd);
  }

  /** Names it in logs, without the parts of both addresses that may have secrets. */
  @Override
  public String toString() {
    return "%s (callback on %s)".formatted(id(), host());
  }
}
