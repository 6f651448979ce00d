package dev.isobar.ingest.push;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.config.ApiConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides who may push: see {@link ApiKeyRule}, and {@code isobar.push.open}. */
@Singleton
final class PushAccess {
  private final ApiKeyRule rule;
  private final boolean open;

  @Inject
  PushAccess(
      @ConfigProperty(name = "quarkus.http.host") String host, ApiConfig api, PushConfig push) {
    this(host, api.key(), push.open());
  }

  PushAccess(String host, Optional<String> key, boolean open) {
    this.rule = new ApiKeyRule(host, key);
    this.open = open && key.filter(value -> !value.isBlank()).isEmpty();
  }

  /**
   * Checks a push.
   *
   * @param authorization the request header of that name; null for none
   * @return the problem to answer with; empty if the push is allowed
   */
  Optional<ProblemDetail> check(String authorization) {
    return open ? Optional.empty() : rule.check(authorization).map(PushAccess::withRemedy);
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
