package dev.isobar.ingest.door.webhook;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the webhooks by name. A setting that is not a JSON pointer ends the start of the service.
 */
@Singleton
final class Webhooks {
  private final Map<String, Webhook> byName = new TreeMap<>();

  Webhooks(WebhookConfig config) {
    config.byName().forEach((name, settings) -> byName.put(name, Webhook.of(name, settings)));
  }

  Optional<Webhook> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
