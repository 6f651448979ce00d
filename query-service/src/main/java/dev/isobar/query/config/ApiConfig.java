package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Access to the REST interface. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key of curators, who may take articles down, join and split stories, save
   * queries, have messages sent and rebuild the view: {@code DELETE /articles/{id}}, changes of
   * {@code /stories}, {@code /queries} and {@code /admin/rebuild}, and all of {@code /webhooks},
   * with {@code Authorization: Bearer <key>}. Without a key these are allowed on loopback and
   * refused with 403 on any other address.
   */
  Optional<String> key();

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
