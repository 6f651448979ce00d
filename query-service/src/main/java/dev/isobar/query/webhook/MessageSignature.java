package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages, after <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>: HMAC-SHA256 of the id, the time of the attempt in seconds and the body, joined by
 * dots.
 */
final class MessageSignature {
  private static final String METHOD = "HmacSHA256";

  private MessageSignature() {}

  /** Returns the headers of an attempt. During a rotation, both secrets sign it. */
  static Map<String, String> headers(Webhook webhook, String id, Instant now, byte[] body) {
    String signatures = of(webhook.secret(), id, now.getEpochSecond(), body);
    if (webhook.formerSecret() != null && now.isBefore(webhook.formerSecretUntil())) {
      signatures += " " + of(webhook.formerSecret(), id, now.getEpochSecond(), body);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", signatures);
    return headers;
  }

  /** Returns one signature, {@code v1,} and Base64. */
  static String of(String secret, String id, long seconds, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + seconds + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    try {
      Mac mac = Mac.getInstance(METHOD);
      mac.init(new SecretKeySpec(WebhookSecret.key(secret), METHOD));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + METHOD, e);
    }
  }
}
