package dev.isobar.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class TokenVerifierTest {
  private static final String ISSUER = "https://idp.example";

  @TempDir Path folder;

  private PublicJsonWebKey key;
  private TokenVerifier verifier;

  @BeforeEach
  void start() throws Exception {
    key = rsa("one");
    verifier = verifier("groups");
    Polling.until("keys read", () -> verifier.verify(signed(key, claims -> {})).isPresent());
  }

  @AfterEach
  void stop() {
    verifier.close();
  }

  @Test
  void namesTheRoles() throws Exception {
    assertThat(verifier.verify(signed(key, claims -> {})))
        .contains(new VerifiedToken("alice", Set.of("pusher", "reader")));
    assertThat(
            verifier.verify(
                signed(
                    key,
                    claims -> claims.setClaim("groups", List.of("isobar-admin", "isobar-reader")))))
        .contains(new VerifiedToken("alice", Set.of("admin", "reader")));
    assertThat(
            verifier.verify(
                signed(key, claims -> claims.setClaim("groups", "other isobar-reader"))))
        .contains(new VerifiedToken("alice", Set.of("reader")));
    assertThat(verifier.verify(signed(key, claims -> claims.unsetClaim("groups"))))
        .contains(new VerifiedToken("alice", Set.of()));
  }

  @Test
  void readsRolesBelowAnotherClaim() throws Exception {
    try (TokenVerifier deep = verifier("realm_access/roles")) {
      String token =
          signed(
              key,
              claims -> claims.setClaim("realm_access", Map.of("roles", List.of("isobar-admin"))));
      Polling.until("keys read", () -> deep.verify(token).isPresent());
      assertThat(deep.verify(token)).contains(new VerifiedToken("alice", Set.of("admin")));
    }
  }

  @Test
  void refusesOtherTokens() throws Exception {
    assertRefused(claims -> claims.setIssuer("https://other.example"));
    assertRefused(claims -> claims.setAudience("other"));
    assertRefused(claims -> claims.setExpirationTimeMinutesInTheFuture(-2));
    assertRefused(claims -> claims.setNotBeforeMinutesInThePast(-5));
    assertRefused(claims -> claims.unsetClaim("exp"));
    assertRefused(claims -> claims.unsetClaim("sub"));
    assertThat(
            verifier.verify(
                signed(key, claims -> claims.setClaim("groups", List.of("admin", "xisobar-a", 7)))))
        .contains(new VerifiedToken("alice", Set.of()));
    assertThat(verifier.verify("a.b.c")).isEmpty();
    assertThat(verifier.verify("")).isEmpty();
  }

  @Test
  void refusesOtherSignatures() throws Exception {
    assertThat(verifier.verify(signed(renamed(rsa("two"), "one"), claims -> {}))).isEmpty();
    JsonWebSignature secret = unsigned(claims -> {});
    secret.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    secret.setKey(new HmacKey(key.getPublicKey().getEncoded()));
    assertThat(verifier.verify(secret.getCompactSerialization())).isEmpty();
    JsonWebSignature none = unsigned(claims -> {});
    none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    assertThat(verifier.verify(none.getCompactSerialization())).isEmpty();
  }

  @Test
  void readsTheKeysAgainForAnUnknownOne() throws Exception {
    PublicJsonWebKey next = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    next.setKeyId("next");
    write(key, next);
    String token = signed(next, claims -> {});
    Polling.until("new key read", () -> verifier.verify(token).isPresent());
    assertThat(verifier.verify(signed(key, claims -> {}))).isPresent();
  }

  @Test
  void refusesHalfOfTheSettings() {
    TokenSettings half = new Settings(null, "file:/x", "groups");
    assertThatThrownBy(() -> TokenVerifier.of(half))
        .hasMessageContaining("isobar.api.jwt.audience");
    TokenSettings wrong = new Settings("isobar", "ftp://x/y", "groups");
    assertThatThrownBy(() -> TokenVerifier.of(wrong)).hasMessageContaining("keys-url");
  }

  private void assertRefused(Consumer<JwtClaims> change) throws JoseException {
    assertThat(verifier.verify(signed(key, change))).isEmpty();
  }

  private TokenVerifier verifier(String rolesClaim) throws IOException {
    Path keys = write(key);
    return TokenVerifier.of(new Settings("isobar", keys.toUri().toString(), rolesClaim));
  }

  private record Settings(String forWhom, String keys, String rolesClaim) implements TokenSettings {
    @Override
    public Optional<String> issuer() {
      return Optional.of(ISSUER);
    }

    @Override
    public Optional<String> audience() {
      return Optional.ofNullable(forWhom);
    }

    @Override
    public Optional<String> keysUrl() {
      return Optional.of(keys);
    }
  }

  private Path write(PublicJsonWebKey... keys) throws IOException {
    return Files.writeString(
        folder.resolve("keys.json"),
        new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
  }

  private static PublicJsonWebKey rsa(String id) throws JoseException {
    PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(id);
    return key;
  }

  private static PublicJsonWebKey renamed(PublicJsonWebKey key, String id) {
    key.setKeyId(id);
    return key;
  }

  private static String signed(PublicJsonWebKey key, Consumer<JwtClaims> change)
      throws JoseException {
    JsonWebSignature token = unsigned(change);
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setAlgorithmHeaderValue(
        key.getKeyType().equals("EC")
            ? AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
            : AlgorithmIdentifiers.RSA_USING_SHA256);
    return token.getCompactSerialization();
  }

  private static JsonWebSignature unsigned(Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("isobar");
    claims.setSubject("alice");
    claims.setIssuedAt(NumericDate.now());
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setClaim("groups", List.of("isobar-pusher", "isobar-reader", "other"));
    change.accept(claims);
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    return token;
  }
}
