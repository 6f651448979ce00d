package dev.isobar.query.config;

import dev.isobar.messaging.access.TokenSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access to the REST interface. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key of curators, who may take articles down, join and split stories, save
   * queries, have messages sent and rebuild the view: {@code DELETE /articles/{id}}, changes of
   * {@code /stories}, {@code /queries}, {@code /alerts} and {@code /admin/rebuild}, and all of
   * {@code /webhooks}, with {@code Authorization: Bearer <key>}. Without a key these are allowed on
   * loopback and refused with 403 on any other address.
   */
  Optional<String> key();

  /**
   * Default: none. More keys by name: {@code isobar.api.keys.NAME.key} and {@code
   * isobar.api.keys.NAME.roles}.
   */
  Map<String, NamedKey> keys();

  /**
   * Tokens of an identity provider (OpenID Connect). Their roles are {@code isobar-reader} and
   * {@code isobar-curator}.
   */
  TokenSettings jwt();

  /**
   * Default {@code false}. Whether reading too needs a key or token, except paths below {@code
   * /q/}, and except feeds if there are {@code isobar.api.feed-tokens}. Browsers may send the key
   * as the password of Basic authentication, which is good for reading only.
   */
  @WithDefault("false")
  boolean readersNeedKey();

  /**
   * Default {@code 0}. How many requests a second each client may send: a key, the subject of a
   * token, or an address without either. Further ones get 429. A stream is one request. 0 means no
   * limit.
   */
  @WithDefault("0")
  int rate();

  /** Default {@code 100}. How many requests a client may send at once before the rate applies. */
  @WithDefault("100")
  int burst();

  /** A key with a name. */
  interface NamedKey {
    /** No default. The key. */
    String key();

    /** Default {@code reader}. What the key allows: {@code reader}, {@code curator}. */
    @WithDefault("reader")
    List<Role> roles();
  }

  /**
   * Default: none. The address of this service for clients, such as {@code
   * https://news.example.org/isobar}. The links in feeds and OPML begin with it, or without it with
   * the address that the client used.
   */
  Optional<URI> publicUrl();

  /**
   * Default: none. Tokens of feed readers, by name: {@code isobar.api.feed-tokens.NAME}. With any,
   * feeds and OPML need one of them in their address, {@code token=VALUE}; a token that is taken
   * out of the settings is revoked at the next start.
   */
  Map<String, String> feedTokens();
}
