package dev.isobar.ingest.push;

import dev.isobar.contracts.http.CrossSiteRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.ApiAccess;
import dev.isobar.ingest.access.AuditLog;
import dev.isobar.ingest.config.Role;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides who may push: see {@link ApiAccess}, and {@code isobar.push.open}. */
@Singleton
public final class PushAccess {
  private final ApiAccess access;
  private final boolean open;
  private final CrossSiteRule crossSite;

  @Inject
  PushAccess(ApiAccess access, PushConfig push, CrossSiteRule crossSite) {
    this(access, push.open(), crossSite);
  }

  PushAccess(ApiAccess access, boolean open, CrossSiteRule crossSite) {
    this.access = access;
    this.crossSite = crossSite;
    this.open = open && !access.requiresKey();
  }

  /** Checks a push; returns the problem to answer with, empty if the push is allowed. */
  public Optional<ProblemDetail> check(HttpServerRequest request) {
    return (open
            ? Optional.<ProblemDetail>empty()
            : crossSite.check(request.method().name(), request::getHeader))
        .or(() -> check(request.getHeader("Authorization"), AuditLog.address(request)));
  }

  /**
   * Checks a push that no page of another site sends.
   *
   * @param authorization the request header of that name; null for none
   * @param address the address of the client
   * @return the problem to answer with; empty if the push is allowed
   */
  Optional<ProblemDetail> check(String authorization, String address) {
    if (open) {
      return Optional.ofNullable(access.checkRate(address));
    }
    return Optional.ofNullable(access.check(authorization, address, Role.PUSHER).problem())
        .map(PushAccess::withRemedy);
  }

  /** Counts a push whose sender needs no key; returns the refusal. */
  public Optional<ProblemDetail> checkRate(String address) {
    return Optional.ofNullable(access.checkRate(address));
  }

  private static ProblemDetail withRemedy(ProblemDetail problem) {
    return !problem.type().endsWith("/no-api-key")
        ? problem
        : ProblemDetail.of(
            "no-api-key",
            "Pushes are disabled",
            403,
            problem.detail() + ", or isobar.push.open=true if anyone may push");
  }
}
