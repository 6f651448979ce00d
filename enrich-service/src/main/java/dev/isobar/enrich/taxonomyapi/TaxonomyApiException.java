package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import java.util.List;

/** Refuses a request to the taxonomy with a problem. */
final class TaxonomyApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ProblemDetail problem;

  private TaxonomyApiException(
      String word, String title, int status, String detail, List<ProblemDetail.WrongValue> at) {
    super(detail);
    this.problem = ProblemDetail.of(word, title, status, detail, at);
  }

  private TaxonomyApiException(String word, String title, int status, String detail) {
    this(word, title, status, detail, List.of());
  }

  ProblemDetail problem() {
    return problem;
  }

  static TaxonomyApiException invalid(List<ConceptCheck.Finding> errors) {
    List<ProblemDetail.WrongValue> at =
        errors.stream().map(e -> new ProblemDetail.WrongValue(e.pointer(), e.message())).toList();
    String detail = at.get(0).pointer() + " " + at.get(0).detail();
    return new TaxonomyApiException("invalid-concept", "The concept is invalid", 400, detail, at);
  }

  static TaxonomyApiException unknown(String id) {
    return new TaxonomyApiException(
        "not-found",
        "No such concept",
        404,
        "Concept " + id + " does not exist: see GET /taxonomy");
  }

  static TaxonomyApiException preview(String value) {
    String detail = "preview must be true or false, but is " + value;
    return new TaxonomyApiException(
        "bad-parameter",
        "Invalid parameter",
        400,
        detail,
        List.of(new ProblemDetail.WrongValue("preview", detail)));
  }

  static TaxonomyApiException nothingToRevert(String id, boolean builtIn) {
    return builtIn
        ? new TaxonomyApiException(
            "not-found",
            "Nothing to revert",
            404,
            id + " has its default: only a changed concept can be reverted")
        : unknown(id);
  }

  static TaxonomyApiException hasNarrower(String id, List<String> narrower) {
    String detail = "%s is broader than %s: change or delete these first";
    return new TaxonomyApiException(
        "has-narrower",
        "The concept has narrower concepts",
        409,
        detail.formatted(id, String.join(", ", narrower)));
  }

  static TaxonomyApiException stale(String version) {
    String detail = "The version is now %s, which If-Match does not allow: read the taxonomy again";
    return new TaxonomyApiException(
        "stale", "The taxonomy has changed", 412, detail.formatted(version));
  }

  static TaxonomyApiException readOnly() {
    return new TaxonomyApiException(
        "read-only",
        "The taxonomy is read-only",
        409,
        "Set isobar.taxonomy.live and isobar.enrich.channel.enabled to true, or add ?preview=true");
  }

  static TaxonomyApiException busy() {
    return new TaxonomyApiException(
        "busy", "Another change is in progress", 503, "Changes run one by one: try again later");
  }

  static TaxonomyApiException publishFailed(ConceptProducer.PublishFailedException why) {
    String detail =
        "The broker did not acknowledge the change, but may have written it: check GET /taxonomy "
            + "and try again. Cause: ";
    return new TaxonomyApiException(
        "not-published", "The change was not published", 503, detail + why.getMessage());
  }
}
