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
  }
}
