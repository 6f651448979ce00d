package dev.isobar.ingest.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;

/**
 * What became of one pushed article: it was acknowledged, or there is a problem.
 *
 * @param receipt null where there is a problem
 * @param problem null where it was acknowledged
 */
record PushResult(Receipt receipt, ProblemDetail problem) {
  /** What the sender gets to know of an accepted article. */
  record Receipt(String id, long revision, String feed) {
    static Receipt of(AcceptedArticle article) {
      return new Receipt(article.id(), article.revision(), article.feed());
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

  /** As a word for metrics. */
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

  /** The receipt or the problem details, for one article. */
  ObjectNode json() {
    if (problem != null) {
      return ContractJson.mapper().valueToTree(problem);
    }
    return ContractJson.mapper()
        .createObjectNode()
        .put("id", receipt.id())
        .put("revision", receipt.revision())
        .put("feed", receipt.feed());
  }

  /** The same, for one line of many. */
  ObjectNode json(int line) {
    ObjectNode json = ContractJson.mapper().createObjectNode().put("line", line);
    json.setAll(json());
    return json.put("status", status());
  }
}
