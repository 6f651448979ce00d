package dev.isobar.contracts.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and checks the header {@code X-Hub-Signature} of WebSub. */
public final class PushSignature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  /** The header. */
  public static final String HEADER = "X-Hub-Signature";

  private static final String WRITTEN = "sha256";

  private PushSignature() {}

  /** Returns the header with which a hub signs a body. */
  public static String of(String secret, byte[] body) {
    return WRITTEN + "=" + hex(METHODS.get(WRITTEN), secret, body);
  }

  /**
   * Tells whether the header signs the body, in a time that does not depend on where they differ.
   *
   * @param header for example {@code sha256=...}; null: none came
   */
  public static boolean valid(String secret, String header, byte[] body) {
    int equals = header == null ? -1 : header.indexOf('=');
    if (equals < 0) {
      return false;
    }
    String method = METHODS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
    if (method == null) {
      return false;
    }
    byte[] sent = header.substring(equals + 1).strip().toLowerCase(Locale.ROOT).getBytes(US_ASCII);
    return MessageDigest.isEqual(hex(method, secret, body).getBytes(US_ASCII), sent);
  }

  private static String hex(String method, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), method));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + method, e);
    }
  }
}
