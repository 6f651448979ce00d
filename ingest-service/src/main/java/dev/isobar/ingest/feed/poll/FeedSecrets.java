package dev.isobar.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.fetch.Renderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks up the credentials and the renderer that a feed refers to. */
@ApplicationScoped
class FeedSecrets {
  private static final String AUTHORIZATION = "Authorization";

  private final FeedsConfig config;

  FeedSecrets(FeedsConfig config) {
    this.config = config;
  }

  /** Returns request headers that must not be shown; none if the credentials are unknown. */
  Map<String, String> of(Feed feed) {
    Map<String, String> headers = new LinkedHashMap<>();
    FeedsConfig.Credentials credentials =
        feed.credentials() == null ? null : config.credentials().get(feed.credentials());
    if (credentials != null) {
      credentials
          .username()
          .ifPresent(user -> headers.put(AUTHORIZATION, basic(user, credentials)));
      credentials.bearer().ifPresent(token -> headers.put(AUTHORIZATION, "Bearer " + token));
      headers.putAll(credentials.headers());
    }
    return headers;
  }

  /** Returns the renderer of a feed; null for none. */
  Renderer renderer(Feed feed) {
    String address = feed.renderer() == null ? null : config.renderers().get(feed.renderer());
    return address == null ? null : new Renderer(feed.renderer(), address, Map.of());
  }

  private static String basic(String user, FeedsConfig.Credentials credentials) {
    String pair = user + ":" + credentials.password().orElse("");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
