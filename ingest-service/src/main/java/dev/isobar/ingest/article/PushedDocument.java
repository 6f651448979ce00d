package dev.isobar.ingest.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import java.time.Instant;
import java.util.Base64;

/**
 * Holds a pushed page or text and the metadata that the sender gave; missing metadata is null.
 *
 * @param bytes the body, unchanged
 * @param contentType the media type, unchanged, with the charset if one is declared
 * @param feed the feed that delivers it; required
 * @param fetchedAt RFC 3339; null means now
 */
public record PushedDocument(
    byte[] bytes,
    String contentType,
    String feed,
    String url,
    String guid,
    String title,
    String language,
    String country,
    String publishedAt,
    String fetchedAt) {

  public PushedDocument {
    if (feed == null || feed.isBlank()) {
      throw new ContractViolationException(
          "/feed", "is required: send the header Isobar-Feed or the query parameter feed");
    }
    if (bytes.length == 0) {
      throw new ContractViolationException(
          "/content", "is empty: send the page or the text as the body");
    }
  }

  /** Returns the document as RawArticle v1, not yet validated. */
  byte[] asJson(Instant now) {
    ObjectNode json = ContractJson.mapper().createObjectNode();
    putIfPresent(json, "url", url);
    putIfPresent(json, "feed", feed);
    putIfPresent(json, "guid", guid);
    putIfPresent(json, "title", title);
    putIfPresent(json, "language", language);
    putIfPresent(json, "country", country);
    putIfPresent(json, "publishedAt", publishedAt);
    json.put("fetchedAt", fetchedAt == null ? now.toString() : fetchedAt);
    json.put("contentType", contentType);
    Utf8Check.of(bytes, contentType)
        .ifPresentOrElse(
            text -> json.put("content", text),
            () -> json.put("contentBase64", Base64.getEncoder().encodeToString(bytes)));
    return ContractJson.write(json);
  }

  private static void putIfPresent(ObjectNode json, String field, String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
