package dev.isobar.query.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes and reads secrets as Standard Webhooks writes them: {@code whsec_} and the key in Base64.
 */
final class WebhookSecret {
  private static final String PREFIX = "whsec_";

  /** Standard Webhooks asks for 24 to 64. */
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private WebhookSecret() {}

  /** Returns a new secret. */
  static String create() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Returns the key of a secret. */
  static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
