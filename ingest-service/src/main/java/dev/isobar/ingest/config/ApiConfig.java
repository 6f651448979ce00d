package dev.isobar.ingest.config;

import dev.isobar.messaging.access.TokenSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access to the HTTP interface. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. A key for everything, sent as {@code Authorization: Bearer <key>}. Without any
   * key or token issuer, all calls are allowed on loopback and refused with 403 on any other
   * address, unless {@code isobar.push.open} is true.
   */
  Optional<String> key();

  /** Default: none. More keys by name, each with its roles. The name is in audit records. */
  Map<String, NamedKey> keys();

  /**
   * Tokens of an identity provider (OpenID Connect). Their roles are {@code isobar-reader}, {@code
   * isobar-pusher} and {@code isobar-admin}.
   */
  TokenSettings jwt();

  /**
   * Default 0. How many requests a second each client may send: a key, the subject of a token, or
   * an address without either. Further ones get 429. A stream of articles is one request. 0 means
   * no limit.
   */
  @WithDefault("0")
  int rate();

  /** Default 100. How many requests a client may send at once before the rate applies. */
  @WithDefault("100")
  int burst();

  /** A key with a name. */
  interface NamedKey {
    /** No default. The key. */
    String key();

    /**
     * Default {@code pusher}. What the key allows: {@code reader}, {@code pusher}, {@code admin}.
     */
    @WithDefault("pusher")
    List<Role> roles();
  }
}
