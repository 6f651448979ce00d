package dev.isobar.ingest.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;

/**
 * Holds the outcome of one pushed article: a receipt or a problem.
 *
 * @param receipt null if there is a problem
 * @param problem null if the broker acknowledged the article
 */
public record PushResult(Receipt receipt, ProblemDetail problem) {
  /**
   * Tells the sender the id and revision of an accepted article.
   *
   * @param strippedBytes how many bytes of a large page were left out, scripts and inline images
   *     for example; in UTF-8 if it came as text in JSON; 0 if it was kept as it is
   */
  public record Receipt(String id, long revision, String feed, int strippedBytes) {
    static Receipt of(AcceptedArticle article) {
      return new Receipt(article.id(), article.revision(), article.feed(), article.strippedBytes());
    }
  }

  static PushResult accepted(Receipt receipt) {
    return new PushResult(receipt, null);
  }

  static PushResult of(ProblemDetail problem) {
    return new PushResult(null, problem);
  }

  int status() {
    return problem == null ? 202 : problem.status();
  }

  /** Returns the outcome as a word for metrics. */
  String word() {
    return switch (status()) {
      case 202 -> "accepted";
      case 401, 403 -> "forbidden";
      case 413 -> "too-large";
      case 429 -> "overloaded";
      case 503 -> "unavailable";
      case 500 -> "failed";
      default -> "invalid";
    };
  }

  /** Returns the receipt or the problem details. */
  public ObjectNode json() {
    if (problem != null) {
      return ContractJson.mapper().valueToTree(problem);
    }
    ObjectNode json =
        ContractJson.mapper()
            .createObjectNode()
            .put("id", receipt.id())
            .put("revision", receipt.revision())
            .put("feed", receipt.feed());
    return receipt.strippedBytes() > 0 ? json.put("strippedBytes", receipt.strippedBytes()) : json;
  }

  /** Returns the receipt or the problem details with the number of the line. */
  ObjectNode json(int line) {
    ObjectNode json = ContractJson.mapper().createObjectNode().put("line", line);
    json.setAll(json());
    return json.put("status", status());
  }
}
