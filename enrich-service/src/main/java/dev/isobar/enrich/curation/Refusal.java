package dev.isobar.enrich.curation;

import dev.isobar.enrich.Problem;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import java.util.List;

/** A change or a question that is answered with a problem. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private Refusal(String word, String title, int status, String detail, List<Problem.At> at) {
    super(detail);
    this.problem = Problem.of(word, title, status, detail, at);
  }

  private Refusal(String word, String title, int status, String detail) {
    this(word, title, status, detail, List.of());
  }

  Problem problem() {
    return problem;
  }

  static Refusal invalid(List<ConceptCheck.Finding> errors) {
    List<Problem.At> at =
        errors.stream().map(e -> new Problem.At(e.pointer(), e.message())).toList();
    String detail = at.get(0).pointer() + " " + at.get(0).detail();
    return new Refusal("invalid", "This Concept does not fit", 400, detail, at);
  }

  static Refusal unknown(String id) {
    return new Refusal(
        "not-found", "No such concept", 404, "There is no concept " + id + ": see GET /taxonomy");
  }

  static Refusal preview(String value) {
    String detail = "preview must be true or false, but is " + value;
    return new Refusal(
        "invalid", "Unknown preview", 400, detail, List.of(new Problem.At("preview", detail)));
  }

  static Refusal nothingToTakeBack(String id, boolean builtIn) {
    return builtIn
        ? new Refusal(
            "not-found",
            "Nothing to take back",
            404,
            id + " is as it ships: only what was changed can be taken back")
        : unknown(id);
  }

  static Refusal hasNarrower(String id, List<String> below) {
    String detail = "%s stands above %s: change or take back these first";
    return new Refusal(
        "has-narrower",
        "Other concepts need this one",
        409,
        detail.formatted(id, String.join(", ", below)));
  }

  static Refusal stale(String version) {
    String detail = "The taxonomy is now %s, which If-Match does not name: read it again";
    return new Refusal("stale", "The taxonomy has changed", 412, detail.formatted(version));
  }

  static Refusal fixed() {
    return new Refusal(
        "fixed",
        "The taxonomy is fixed here",
        409,
        "Set isobar.taxonomy.live and isobar.enrich.channel.enabled to true; ?preview=true works");
  }

  static Refusal busy() {
    return new Refusal(
        "busy", "Other changes are under way", 503, "Changes go one by one: try again in a moment");
  }

  static Refusal notPublished(ConceptPublisher.NotPublished why) {
    String detail =
        "The broker did not acknowledge the change, and may have taken it all the same: look at "
            + "GET /taxonomy and try again. It said: ";
    return new Refusal("not-published", "Not published", 503, detail + why.getMessage());
  }
}
