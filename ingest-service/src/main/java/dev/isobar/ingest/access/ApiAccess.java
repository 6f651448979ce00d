package dev.isobar.ingest.access;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.config.ApiConfig;
import dev.isobar.ingest.config.Role;
import dev.isobar.messaging.access.KeyRing;
import dev.isobar.messaging.access.RequestRate;
import dev.isobar.messaging.access.TokenVerifier;
import dev.isobar.messaging.access.VerifiedToken;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides who may call the HTTP interface. A service that listens on loopback without keys or
 * tokens allows all local callers; any other service requires a key or token with the needed role
 * as {@code Authorization: Bearer}. Thread-safe, never blocks.
 */
@Singleton
public final class ApiAccess {
  private static final String SCHEME = "Bearer ";

  private final KeyRing<Caller> keys = new KeyRing<>();
  private final TokenVerifier tokens;
  private final RequestRate rate;
  private final ProblemDetail disabled;

  /** Creates the rule. */
  @Inject
  public ApiAccess(@ConfigProperty(name = "quarkus.http.host") String host, ApiConfig api) {
    api.key()
        .filter(key -> !key.isBlank())
        .ifPresent(key -> keys.add("api-key", key, new Caller("api-key", Role.ADMIN)));
    api.keys()
        .forEach(
            (name, key) ->
                keys.add(name, key.key(), new Caller(name, Collections.max(key.roles()))));
    // Without an issuer, no class of the token library is loaded.
    this.tokens = api.jwt().issuer().isEmpty() ? null : TokenVerifier.of(api.jwt());
    this.rate = new RequestRate(api.rate(), api.burst());
    this.disabled = new ApiKeyRule(host, Optional.empty()).check(null).orElse(null);
  }

  /** Returns whether callers need a key or token, on any address. */
  public boolean requiresKey() {
    return !keys.isEmpty() || tokens != null;
  }

  /** Returns whether those on loopback may do everything without a key. */
  boolean isOpen() {
    return !requiresKey() && disabled == null;
  }

  /**
   * Checks a request and counts it for the rate of its client.
   *
   * @param authorization the request header of that name; null for none
   * @param address the address of the client
   * @param needed the role that the request needs
   */
  public Access check(String authorization, String address, Role needed) {
    Caller caller = requiresKey() ? caller(authorization) : disabled == null ? Caller.LOCAL : null;
    boolean hasName = caller != null && caller != Caller.LOCAL;
    if (isTooFast(hasName ? "name " + caller.name() : "address " + address)) {
      return Access.refused(caller, tooFast());
    }
    if (caller == null) {
      return Access.refused(null, requiresKey() ? unauthorized() : disabled);
    }
    return caller.has(needed)
        ? Access.allowed(caller)
        : Access.refused(caller, forbidden(caller, needed));
  }

  /** Counts a request of a caller who needs no key; returns the refusal, or null. */
  public ProblemDetail checkRate(String address) {
    return isTooFast("address " + address) ? tooFast() : null;
  }

  @PreDestroy
  void stop() {
    if (tokens != null) {
      tokens.close();
    }
  }

  private boolean isTooFast(String client) {
    return !rate.tryAcquire(client, System.nanoTime());
  }

  private Caller caller(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String secret = authorization.substring(SCHEME.length()).strip();
    return keys.find(secret)
        .or(
            () ->
                tokens == null
                    ? Optional.empty()
                    : tokens.verify(secret).flatMap(ApiAccess::caller))
        .orElse(null);
  }

  /** Returns the caller with the highest of the token's roles; empty if it has none. */
  private static Optional<Caller> caller(VerifiedToken token) {
    return Arrays.stream(Role.values())
        .filter(role -> token.roles().contains(word(role)))
        .max(Comparator.naturalOrder())
        .map(role -> new Caller(token.name(), role));
  }

  private ProblemDetail unauthorized() {
    String remedy = "Send the value of isobar.api.key as Authorization: Bearer <key>";
    return ProblemDetail.of(
        "unauthorized",
        tokens == null ? "The API key is missing or wrong" : "The key or token is missing or wrong",
        401,
        tokens == null
            ? remedy
            : remedy + ", or a valid token of the identity provider with a role");
  }

  private static ProblemDetail forbidden(Caller caller, Role needed) {
    return ProblemDetail.of(
        "forbidden",
        "The role is missing",
        403,
        "%s has the role %s, but this request needs %s: use a key or token with that role"
            .formatted(caller.name(), word(caller.role()), word(needed)));
  }

  private static ProblemDetail tooFast() {
    return ProblemDetail.of(
        "too-many-requests",
        "Too many requests",
        429,
        "The client sends more requests than isobar.api.rate allows: send it again later");
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
