package dev.isobar.ingest.door.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks that a call comes from a sender who knows the secret of the webhook. */
final class WebhookSecret {
  private static final String HMAC = "HmacSHA256";

  private final byte[] secret;
  private final String header;
  private final Form form;

  /** How a sender shows that it knows the secret. */
  enum Form {
    /**
     * The header has the HMAC-SHA256 of the body, in hexadecimal or Base64, with or without the
     * prefix {@code sha256=}.
     */
    HMAC_SHA256,
    /** The header has the secret itself, with or without the prefix {@code Bearer}. */
    PLAIN
  }

  WebhookSecret(String secret, String header, Form form) {
    this.secret = secret.getBytes(UTF_8);
    this.header = header;
    this.form = form;
  }

  /** Returns the name of the header that the sender must send. */
  String header() {
    return header;
  }

  /**
   * Returns whether the header shows the secret, in a time that does not depend on the difference.
   *
   * @param sent the value of the header; null if it is missing
   */
  boolean isShownBy(String sent, byte[] body) {
    if (sent == null) {
      return false;
    }
    return switch (form) {
      case PLAIN -> isEqual(secret, withoutPrefix(sent, "bearer "));
      case HMAC_SHA256 -> {
        byte[] expected = hmac(body);
        String signature = withoutPrefix(sent, "sha256=");
        // Both are compared, so that the time says nothing of the form either.
        yield isEqual(
                HexFormat.of().formatHex(expected).getBytes(UTF_8),
                signature.toLowerCase(Locale.ROOT))
            | isEqual(Base64.getEncoder().encode(expected), signature);
      }
    };
  }

  private byte[] hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  private static boolean isEqual(byte[] expected, String sent) {
    return MessageDigest.isEqual(expected, sent.getBytes(UTF_8));
  }

  private static String withoutPrefix(String value, String prefix) {
    String stripped = value.strip();
    return stripped.regionMatches(true, 0, prefix, 0, prefix.length())
        ? stripped.substring(prefix.length()).strip()
        : stripped;
  }
}
