package dev.isobar.ingest.door.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** Settings of the webhooks that other systems call: one entry for each, with a name. */
@ConfigMapping(prefix = "isobar.webhooks")
public interface WebhookConfig {
  /** The webhooks by name; {@code POST /webhooks/NAME} calls one. */
  @WithParentName
  Map<String, Webhook> byName();

  /**
   * Says where a call's JSON holds the fields of an article. Each is a JSON pointer (RFC 6901)
   * below an item, for example {@code /headline/text}.
   */
  interface Webhook {
    /**
     * No default. JSON pointer of the array of items, for example {@code /data/items}. Without it,
     * an array is the items, and an object is one item.
     */
    Optional<String> items();

    /** Default: the webhook's name. The feed of the articles. */
    Optional<String> feed();

    /** No default. The text of the article; required. */
    String content();

    /** Default {@code text/html}. The media type of the text. */
    @WithDefault("text/html")
    String contentType();

    /** No default. The address of the article. */
    Optional<String> url();

    /** No default. The sender's own id of the article. */
    Optional<String> guid();

    /** No default. The title. */
    Optional<String> title();

    /** No default. An author, or an array of authors. */
    Optional<String> authors();

    /** No default. The time of publication in any format. */
    Optional<String> publishedAt();

    /** No default. The language as a BCP 47 tag. */
    Optional<String> language();

    /** No default. The country of the source, ISO 3166-1 alpha-2. */
    Optional<String> country();

    /**
     * No default. A secret that the sender shares. Calls then need the secret instead of an API
     * key; calls without it get 401.
     */
    Optional<String> secret();

    /**
     * Default {@code X-Hub-Signature-256}, as GitHub sends it. The header that shows the secret.
     */
    @WithDefault("X-Hub-Signature-256")
    String secretHeader();

    /**
     * Default {@code hmac-sha256}: the header has the HMAC-SHA256 of the body, in hexadecimal or
     * Base64. With {@code plain} it has the secret itself.
     */
    @WithDefault("hmac-sha256")
    WebhookSecret.Form secretForm();

    /** Default 4194304 (4 MiB). The size limit of a call, in bytes. A larger one gets 413. */
    @WithDefault("4194304")
    int maxBytes();
  }
}
