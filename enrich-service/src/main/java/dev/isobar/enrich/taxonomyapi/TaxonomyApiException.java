package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import java.util.List;

/** A change or a question that is answered with a problem. */
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
    return new TaxonomyApiException(
        "invalid-concept", "The concept breaks its contract", 400, detail, at);
  }

  static TaxonomyApiException unknown(String id) {
    return new TaxonomyApiException(
        "not-found", "No such concept", 404, "There is no concept " + id + ": see GET /taxonomy");
  }

  static TaxonomyApiException preview(String value) {
    String detail = "preview must be true or false, but is " + value;
    return new TaxonomyApiException(
        "bad-parameter",
        "A parameter is wrong",
        400,
        detail,
        List.of(new ProblemDetail.WrongValue("preview", detail)));
  }

  static TaxonomyApiException nothingToTakeBack(String id, boolean builtIn) {
    return builtIn
        ? new TaxonomyApiException(
            "not-found",
            "Nothing to take back",
            404,
            id + " is as it ships: only what was changed can be taken back")
        : unknown(id);
  }

  static TaxonomyApiException hasNarrower(String id, List<String> below) {
    String detail = "%s stands above %s: change or take back these first";
    return new TaxonomyApiException(
        "has-narrower",
        "Other concepts need this one",
        409,
        detail.formatted(id, String.join(", ", below)));
  }

  static TaxonomyApiException stale(String version) {
    String detail = "The taxonomy is now %s, which If-Match does not name: read it again";
    return new TaxonomyApiException(
        "stale", "The taxonomy has changed", 412, detail.formatted(version));
  }

  static TaxonomyApiException fixed() {
    return new TaxonomyApiException(
        "fixed",
        "The taxonomy is fixed here",
        409,
        "Set isobar.taxonomy.live and isobar.enrich.channel.enabled to true; ?preview=true works");
  }

  static TaxonomyApiException busy() {
    return new TaxonomyApiException(
        "busy", "Other changes are under way", 503, "Changes go one by one: try again in a moment");
  }

  static TaxonomyApiException notPublished(ConceptProducer.NotPublished why) {
    String detail =
        "The broker did not acknowledge the change, and may have taken it all the same: look at "
            + "GET /taxonomy and try again. It said: ";
    return new TaxonomyApiException(
        "not-published", "Not published", 503, detail + why.getMessage());
  }
}
