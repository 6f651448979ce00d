package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Reads what a trial changes of a feed. */
final class TrialRequest {
  /** Other fields could send the feed's credentials elsewhere. */
  private static final Set<String> FIELDS = Set.of("rules", "extraction", "fullArticle");

  private TrialRequest() {}

  /**
   * Returns the changed feed.
   *
   * @param changes fields of a feed, or the field {@code rules} alone
   * @throws ContractViolationException if another field is changed or a value is invalid
   */
  static Feed changed(Feed feed, JsonNode changes) {
    if (changes == null || !changes.isObject()) {
      throw new ContractViolationException("", "is no object: send rules, extraction, fullArticle");
    }
    ObjectNode tried = tree(feed);
    if (changes.has("include") || changes.has("exclude")) {
      return read(tried.set("rules", changes));
    }
    for (String name : (Iterable<String>) changes::fieldNames) {
      if (!FIELDS.contains(name)) {
        throw new ContractViolationException(
            "/" + name, "cannot be tried: send rules, extraction or fullArticle");
      }
      tried.set(name, changes.get(name));
    }
    return read(tried);
  }

  private static Feed read(JsonNode tried) {
    return FeedJson.read(ContractJson.write(tried));
  }

  private static ObjectNode tree(Feed feed) {
    try {
      return (ObjectNode) ContractJson.mapper().readTree(FeedJson.write(feed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
