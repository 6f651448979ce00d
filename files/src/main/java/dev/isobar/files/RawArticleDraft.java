package dev.isobar.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import java.time.Instant;
import java.util.Base64;

/** Collects the fields of a RawArticle v1 that is validated later. */
final class RawArticleDraft {
  private final ObjectNode json = ContractJson.mapper().createObjectNode();

  RawArticleDraft(ArticleFile file) {
    put("feed", file.feed());
    fetchedAt(file.time());
  }

  RawArticleDraft fetchedAt(Instant time) {
    return put("fetchedAt", time.toString());
  }

  /** Sets a text; null and blank values are left out. */
  RawArticleDraft put(String field, String value) {
    if (value != null && !value.isBlank()) {
      json.put(field, value.strip());
    }
    return this;
  }

  RawArticleDraft author(String name) {
    if (name != null && !name.isBlank()) {
      json.putArray("authors").add(name.strip());
    }
    return this;
  }

  /** Sets the content as bytes, because their charset is not certain. */
  RawArticleDraft content(byte[] bytes, String contentType) {
    json.put("contentType", contentType);
    json.put("contentBase64", Base64.getEncoder().encodeToString(bytes));
    return this;
  }

  byte[] toJson() {
    return ContractJson.write(json);
  }
}
