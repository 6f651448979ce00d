package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant TIME = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  /** That of the libraries of Standard Webhooks. */
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheSpecification() {
    assertThat(MessageSignature.of(SECRET, ID, TIME.getEpochSecond(), BODY)).isEqualTo(SIGNATURE);
    assertThat(MessageSignature.headers(webhook(SECRET, null, null), ID, TIME, BODY))
        .isEqualTo(
            Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                ID,
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                SIGNATURE));
  }

  @Test
  void bothSecretsSignUntilTheFormerOneEnds() {
    String other = WebhookSecret.create();
    Webhook rotated = webhook(other, SECRET, TIME.plusSeconds(1));
    String own = MessageSignature.of(other, ID, TIME.getEpochSecond(), BODY);
    assertThat(MessageSignature.headers(rotated, ID, TIME, BODY).get("webhook-signature"))
        .isEqualTo(own + " " + SIGNATURE);
    Instant ended = TIME.plusSeconds(1);
    assertThat(MessageSignature.headers(rotated, ID, ended, BODY).get("webhook-signature"))
        .isEqualTo(MessageSignature.of(other, ID, ended.getEpochSecond(), BODY));
  }

  @Test
  void secretsAreLongAndDiffer() {
    String secret = WebhookSecret.create();
    assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSecret.create());
    assertThat(WebhookSecret.key(secret)).hasSizeBetween(24, 64);
  }

  @Test
  void logsShowNoSecretAndNoPath() {
    assertThat(webhook(SECRET, SECRET, TIME)).hasToString("a1 (on hooks.example.org)");
  }

  private static Webhook webhook(String secret, String former, Instant until) {
    return new Webhook(
        "a1",
        "Desk",
        null,
        URI.create("https://hooks.example.org/T0/secret"),
        false,
        null,
        secret,
        former,
        until,
        TIME);
  }
}
