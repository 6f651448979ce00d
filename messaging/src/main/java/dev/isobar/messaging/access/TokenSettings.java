package dev.isobar.messaging.access;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * Settings of the tokens of an identity provider (OpenID Connect), below {@code isobar.api.jwt}.
 */
public interface TokenSettings {
  /** Default: none. The issuer of accepted tokens, as in their claim {@code iss}. */
  Optional<String> issuer();

  /** Default: none. The audience, as in the claim {@code aud}. Required with an issuer. */
  Optional<String> audience();

  /**
   * Default: none. The address of the issuer's keys (JWKS), {@code https:} or {@code file:}.
   * Required with an issuer. It is read in the background every ten minutes.
   */
  Optional<String> keysUrl();

  /**
   * Default {@code groups}. The claim with the roles, each as {@code isobar-} and the role; a slash
   * separates the levels, as in {@code realm_access/roles}.
   */
  @WithDefault("groups")
  String rolesClaim();
}
