package dev.isobar.ingest.access;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.ingest.config.ApiConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides who may call the HTTP interface: see {@link ApiKeyRule}. Thread-safe. */
@Singleton
public final class ApiAccess {
  private final ApiKeyRule rule;
  private final Caller keyHolder;

  @Inject
  ApiAccess(@ConfigProperty(name = "quarkus.http.host") String host, ApiConfig api) {
    this(host, api.key());
  }

  /**
   * Creates the rule.
   *
   * @param host the address that the service listens on
   * @param key the key that callers must send; empty or blank for none
   */
  public ApiAccess(String host, Optional<String> key) {
    Optional<String> required = key.filter(value -> !value.isBlank());
    this.rule = new ApiKeyRule(host, required);
    this.keyHolder = required.isPresent() ? new Caller("api-key", Role.ADMIN) : Caller.LOCAL;
  }

  /**
   * Checks a request.
   *
   * @param authorization the request header of that name; null for none
   * @param needed the role that the request needs
   */
  public Access check(String authorization, Role needed) {
    return rule.check(authorization)
        .map(Access::refused)
        .orElseGet(() -> Access.allowed(keyHolder));
  }
}
