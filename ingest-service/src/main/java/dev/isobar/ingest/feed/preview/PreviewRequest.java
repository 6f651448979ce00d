package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Asks what a feed would bring.
 *
 * @param url the address of the feed, instead of {@code feed}
 * @param feed the definition of the feed, as for {@code POST /feeds}
 * @param body the document; null: it is fetched
 * @param contentType the media type of {@code body}, with the charset; null: the document says it
 */
record PreviewRequest(String url, JsonNode feed, String body, String contentType) {
  /** Returns the definition of the feed; null if there is none. */
  JsonNode definition() {
    if (feed != null && feed.isObject()) {
      return feed;
    }
    return url == null ? null : JsonNodeFactory.instance.objectNode().put("url", url);
  }
}
