package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.query.article.PostgresText;
import dev.isobar.query.callback.CallbackClient;
import dev.isobar.query.config.DeliveryConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes attempts to send messages. */
@Singleton
class MessageSender {
  /** How much of an answer is kept, in characters. */
  static final int MAX_ANSWER = 500;

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final CallbackClient client;
  private final Clock clock = Clock.systemUTC();

  MessageSender(Vertx vertx, TargetRule rule, DeliveryConfig config) {
    this.client =
        new CallbackClient(
            vertx,
            rule.rule(),
            "Isobar-webhooks",
            new CallbackClient.Limits(
                config.timeout(), config.timeout(), Math.max(1, config.maxWebhooks())));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /**
   * Makes one attempt.
   *
   * @return empty if the thread was interrupted: whether the target has taken it is not known
   */
  Optional<Attempt> send(Webhook webhook, String id, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    Instant now = clock.instant();
    long began = System.nanoTime();
    try {
      CallbackClient.Answer answer =
          client.post(webhook.url(), MessageSignature.headers(webhook, id, now, bytes), bytes);
      return Optional.of(of(answer, now, since(began)));
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      String failure = e.getMessage() == null ? e.toString() : e.getMessage();
      return Optional.of(
          new Attempt(now, since(began), null, null, null, PostgresText.text(start(failure))));
    }
  }

  private static Attempt of(CallbackClient.Answer answer, Instant now, Duration duration) {
    boolean mayAskToWait = answer.status() == TOO_MANY || answer.status() == UNAVAILABLE;
    return new Attempt(
        now,
        duration,
        answer.status(),
        PostgresText.text(start(answer.body())),
        mayAskToWait ? RetryAfter.read(answer.retryAfter(), now).orElse(null) : null,
        answer.isSuccess() ? null : "The target answered " + answer.status());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), MAX_ANSWER));
  }
}
