package dev.isobar.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.messaging.access.KeyRing;
import dev.isobar.messaging.access.TokenVerifier;
import dev.isobar.messaging.access.VerifiedToken;
import dev.isobar.query.config.ApiConfig;
import dev.isobar.query.config.Role;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows callers by their keys and tokens, and what they may do. Thread-safe, never blocks. */
@Singleton
public class Callers {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final KeyRing<Caller> keys = new KeyRing<>();
  private final TokenVerifier tokens;
  private final boolean readersNeedKey;
  private final ProblemDetail disabled;

  /**
   * Creates the rule.
   *
   * @throws IllegalArgumentException if readers need a key and none is set
   */
  Callers(ApiConfig api, @ConfigProperty(name = "quarkus.http.host") String host) {
    api.key()
        .filter(key -> !key.isBlank())
        .ifPresent(key -> keys.add("isobar.api.key", key, new Caller("curator", Role.CURATOR)));
    api.keys()
        .forEach(
            (name, key) ->
                keys.add(name, key.key(), new Caller(name, Collections.max(key.roles()))));
    // Without an issuer, no class of the token library is loaded.
    this.tokens = api.jwt().issuer().isEmpty() ? null : TokenVerifier.of(api.jwt());
    this.readersNeedKey = api.readersNeedKey();
    this.disabled = new ApiKeyRule(host, Optional.empty()).check(null).orElse(null);
    if (readersNeedKey && hasNoKeys()) {
      throw new IllegalArgumentException(
          "isobar.api.readers-need-key is true: set isobar.api.keys.NAME.key or isobar.api.jwt.issuer");
    }
  }

  /** Returns whether reading needs a key or token. */
  boolean readersNeedKey() {
    return readersNeedKey;
  }

  /**
   * Returns who sends a request; empty if that is not known.
   *
   * @param authorization the request header of that name; null for none
   */
  Optional<Caller> find(String authorization) {
    if (starts(authorization, BEARER)) {
      return bySecret(authorization.substring(BEARER.length()).strip());
    }
    return starts(authorization, BASIC)
        ? byPassword(authorization.substring(BASIC.length()).strip())
        : Optional.empty();
  }

  /**
   * Checks that a request may change what the service shows. Without any key or token, those on
   * loopback may.
   *
   * @return the refusal; empty if the request is allowed
   */
  public Optional<ProblemDetail> checkCurator(String authorization) {
    if (hasNoKeys()) {
      return Optional.ofNullable(disabled);
    }
    return refusal(find(authorization), Role.CURATOR);
  }

  /** Returns whether those on loopback may change things without a key. */
  boolean areOpen() {
    return hasNoKeys() && disabled == null;
  }

  private boolean hasNoKeys() {
    return keys.isEmpty() && tokens == null;
  }

  /** Checks that a request may read. */
  Optional<ProblemDetail> checkReader(Optional<Caller> caller) {
    return readersNeedKey ? refusal(caller, Role.READER) : Optional.empty();
  }

  private static Optional<ProblemDetail> refusal(Optional<Caller> caller, Role needed) {
    if (caller.isEmpty()) {
      return Optional.of(
          ProblemDetail.of(
              "unauthorized",
              "The key or token is missing or wrong",
              401,
              "Send a key of isobar.api.key or isobar.api.keys, or a token of the identity"
                  + " provider, as Authorization: Bearer <key>"));
    }
    return caller.get().has(needed)
        ? Optional.empty()
        : Optional.of(
            ProblemDetail.of(
                "forbidden",
                "The role is missing",
                403,
                "%s needs the role %s: use a key or token with it"
                    .formatted(caller.get().name(), needed.word())));
  }

  private Optional<Caller> bySecret(String secret) {
    return keys.find(secret)
        .or(
            () ->
                tokens == null
                    ? Optional.empty()
                    : tokens.verify(secret).map(token -> new Caller(token.name(), role(token))));
  }

  /**
   * Browsers send a password with every request, also such that another site makes them send. So it
   * is good for reading only.
   */
  private Optional<Caller> byPassword(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      return bySecret(pair.substring(pair.indexOf(':') + 1))
          .map(caller -> caller.has(Role.READER) ? new Caller(caller.name(), Role.READER) : caller);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Role role(VerifiedToken token) {
    return Arrays.stream(Role.values())
        .filter(role -> token.roles().contains(role.word()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean starts(String authorization, String scheme) {
    return authorization != null
        && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  @PreDestroy
  void stop() {
    if (tokens != null) {
      tokens.close();
    }
  }
}
