package dev.isobar.ingest.push;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.ApiAccess;
import dev.isobar.ingest.access.Role;
import dev.isobar.ingest.config.ApiConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides who may push: see {@link ApiAccess}, and {@code isobar.push.open}. */
@Singleton
final class PushAccess {
  private final ApiAccess access;
  private final boolean open;

  @Inject
  PushAccess(ApiAccess access, ApiConfig api, PushConfig push) {
    this(access, api.key(), push.open());
  }

  PushAccess(ApiAccess access, Optional<String> key, boolean open) {
    this.access = access;
    this.open = open && key.filter(value -> !value.isBlank()).isEmpty();
  }

  /**
   * Checks a push.
   *
   * @param authorization the request header of that name; null for none
   * @return the problem to answer with; empty if the push is allowed
   */
  Optional<ProblemDetail> check(String authorization) {
    return open
        ? Optional.empty()
        : Optional.ofNullable(access.check(authorization, Role.PUSHER).problem())
            .map(PushAccess::withRemedy);
  }

  private static ProblemDetail withRemedy(ProblemDetail problem) {
    return problem.status() != 403
        ? problem
        : ProblemDetail.of(
            "no-api-key",
            "Pushes are disabled",
            403,
            problem.detail() + ", or isobar.push.open=true if anyone may push");
  }
}
