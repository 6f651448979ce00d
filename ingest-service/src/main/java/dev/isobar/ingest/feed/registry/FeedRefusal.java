package dev.isobar.ingest.feed.registry;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.FeedFinding;
import java.util.List;

/** Refuses a request to the list of feeds with a problem. */
public final class FeedRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ProblemDetail problem;
  private final String existing;

  private FeedRefusal(ProblemDetail problem, String existing) {
    super(problem.detail());
    this.problem = problem;
    this.existing = existing;
  }

  private static FeedRefusal of(String word, String title, int status, String detail) {
    return new FeedRefusal(ProblemDetail.of(word, title, status, detail), null);
  }

  public ProblemDetail problem() {
    return problem;
  }

  /** Returns the id of the feed that is already there; null if that is not the reason. */
  public String existing() {
    return existing;
  }

  /** Refuses a parameter of the request. */
  public static FeedRefusal parameter(String name, String detail) {
    return new FeedRefusal(ProblemDetail.badParameter(name, detail), null);
  }

  /** Refuses a body that is larger than the limit. */
  public static FeedRefusal tooLarge(int maxBytes) {
    String detail = "The body has more than %d bytes: send it in parts".formatted(maxBytes);
    return of("too-large", "The body is too large", 413, detail);
  }

  /** Refuses a request whose document as a whole cannot be read. */
  public static FeedRefusal unreadable(String what, String detail) {
    return of("not-" + what, "The body cannot be read", 400, detail);
  }

  static FeedRefusal invalid(List<FeedFinding> findings) {
    List<ProblemDetail.WrongValue> at =
        findings.stream().map(f -> new ProblemDetail.WrongValue(f.pointer(), f.message())).toList();
    String detail = at.get(0).pointer() + " " + at.get(0).detail();
    return new FeedRefusal(
        ProblemDetail.of("invalid-feed", "The feed is invalid", 400, detail, at), null);
  }

  static FeedRefusal unknown(String id) {
    return of("not-found", "No such feed", 404, "Feed " + id + " does not exist: see GET /feeds");
  }

  static FeedRefusal sameUrl(String existing) {
    String detail = "Feed %s has this url already: change it with PUT /feeds/%1$s";
    ProblemDetail.WrongValue at = new ProblemDetail.WrongValue("/url", detail.formatted(existing));
    return new FeedRefusal(
        ProblemDetail.of(
            "already-there", "The feed is already there", 409, at.detail(), List.of(at)),
        existing);
  }

  static FeedRefusal sameId(String existing) {
    String detail = "Feed %s exists: use another id, or change it with PUT /feeds/%1$s";
    ProblemDetail.WrongValue at = new ProblemDetail.WrongValue("/id", detail.formatted(existing));
    return new FeedRefusal(
        ProblemDetail.of("id-taken", "The id is taken", 409, at.detail(), List.of(at)), existing);
  }

  static FeedRefusal stale(String detail) {
    return of("stale", "The feed has changed", 412, detail);
  }

  static FeedRefusal disabled() {
    String detail = "This replica knows no feeds: set isobar.feeds.enabled to true";
    return of("feeds-disabled", "Feeds are switched off", 409, detail);
  }

  static FeedRefusal unavailable(String detail) {
    return of("feeds-unavailable", "Feeds are not available", 503, detail);
  }
}
