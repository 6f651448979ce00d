package dev.isobar.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * Decides whether a call may change data. A service that listens on loopback without a key allows
 * all local callers; any other service requires {@code Authorization: Bearer <key>}.
 */
public final class ApiKeyRule {
  private static final String SCHEME = "Bearer ";

  private final boolean open;
  private final byte[] key;

  /**
   * Creates the rule.
   *
   * @param host the address that the service listens on
   * @param key the key that callers must send; empty if no key is set
   */
  public ApiKeyRule(String host, Optional<String> key) {
    this.key =
        key.filter(value -> !value.isBlank()).map(value -> value.getBytes(UTF_8)).orElse(null);
    this.open = this.key == null && Loopback.isListenedOn(host);
  }

  /** Returns whether callers need no key, because they are on this machine. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Checks a call.
   *
   * @param authorization the {@code Authorization} request header, or null
   * @return the problem to answer with; empty if the call is allowed
   */
  public Optional<ProblemDetail> check(String authorization) {
    if (open) {
      return Optional.empty();
    }
    if (key == null) {
      return Optional.of(
          ProblemDetail.of(
              "no-api-key",
              "Changes are disabled",
              403,
              "The service listens on a public address without a key: set isobar.api.key, or "
                  + "quarkus.http.host=127.0.0.1"));
    }
    return matches(authorization)
        ? Optional.empty()
        : Optional.of(
            ProblemDetail.of(
                "unauthorized",
                "The API key is missing or wrong",
                401,
                "Send the value of isobar.api.key as Authorization: Bearer <key>"));
  }

  /** Compares in constant time, so that the time does not reveal a part of the key. */
  private boolean matches(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            authorization.substring(SCHEME.length()).strip().getBytes(UTF_8), key);
  }
}
