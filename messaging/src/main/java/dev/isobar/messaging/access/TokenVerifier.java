package dev.isobar.messaging.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Checks tokens of an identity provider (JWT, RFC 7519): signature, issuer, audience and time.
 * Thread-safe, never blocks.
 */
public final class TokenVerifier implements AutoCloseable {
  private static final String PREFIX = "isobar-";
  private static final int MAX_CLOCK_SKEW_SECONDS = 30;
  private static final int MAX_NAME = 100;

  /** Only signatures with a key pair. A shared secret, or no signature, is never accepted. */
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

  private final TokenKeys keys;
  private final JwtConsumer consumer;
  private final List<String> rolesClaim;

  private TokenVerifier(TokenKeys keys, String issuer, String audience, String rolesClaim) {
    this.keys = keys;
    this.rolesClaim = List.of(rolesClaim.split("/"));
    this.consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ALGORITHMS)
            .setVerificationKeyResolver(
                (signature, context) ->
                    new JwksVerificationKeyResolver(keys.current(signature.getKeyIdHeaderValue()))
                        .resolveKey(signature, context))
            .setExpectedIssuer(true, issuer)
            .setExpectedAudience(true, audience)
            .setRequireExpirationTime()
            .setRequireSubject()
            .setAllowedClockSkewInSeconds(MAX_CLOCK_SKEW_SECONDS)
            .build();
  }

  /**
   * Creates the verifier and starts to read the keys.
   *
   * @throws IllegalArgumentException if a part of the settings is missing
   */
  public static TokenVerifier of(TokenSettings config) {
    if (config.audience().isEmpty() || config.keysUrl().isEmpty()) {
      throw new IllegalArgumentException(
          "isobar.api.jwt.issuer is set: set isobar.api.jwt.audience and isobar.api.jwt.keys-url too");
    }
    return new TokenVerifier(
        TokenKeys.start(config.keysUrl().get()),
        config.issuer().orElseThrow(),
        config.audience().get(),
        config.rolesClaim());
  }

  /**
   * Checks a token.
   *
   * @return whose it is; empty if it is not valid
   */
  public Optional<VerifiedToken> verify(String token) {
    try {
      JwtClaims claims = consumer.processToClaims(token);
      String name = claims.getSubject().replaceAll("\\p{Cntrl}", "?");
      String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
      return Optional.of(new VerifiedToken(shown, roles(claims)));
    } catch (InvalidJwtException | MalformedClaimException e) {
      return Optional.empty();
    }
  }

  private Set<String> roles(JwtClaims claims) {
    Object value = claims.getClaimsMap();
    for (String level : rolesClaim) {
      value = value instanceof Map<?, ?> map ? map.get(level) : null;
    }
    Collection<?> words =
        value instanceof Collection<?> list
            ? list
            : value instanceof String text ? List.of(text.split("[ ,]+")) : List.of();
    return words.stream()
        .filter(word -> word instanceof String text && text.startsWith(PREFIX))
        .map(word -> ((String) word).substring(PREFIX.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    keys.close();
  }
}
