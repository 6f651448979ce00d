package dev.isobar.query.feed;

import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.rest.PublicAddress;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows the WebSub hub of the feeds, if it is on. */
@Singleton
public class HubAddress {
  /** The path of the hub. */
  public static final String PATH = "/websub";

  /** The longest address of a feed that can be subscribed to, in characters. */
  public static final int MAX_TOPIC = 2000;

  private final Optional<String> base;

  HubAddress(PublicAddress address, WebSubConfig config) {
    this.base = config.enabled() ? address.configured() : Optional.empty();
  }

  /** Returns the address with which feeds begin, without a slash at its end; empty if off. */
  public Optional<String> base() {
    return base;
  }

  /** Returns the address of the hub; empty if it is off. */
  public Optional<String> hub() {
    return base.map(address -> address + PATH);
  }
}
