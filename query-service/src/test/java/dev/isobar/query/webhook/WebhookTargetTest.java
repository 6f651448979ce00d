package dev.isobar.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookTargetTest {
  private static final Instant START = Instant.parse("2024-09-11T08:50:00Z");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final RetryPlan plan =
      new RetryPlan(
          List.of(Duration.ofSeconds(5), Duration.ofHours(24)), Duration.ofDays(5), () -> 0);
  private final WebhookTarget target = new WebhookTarget();
  private final WebhookMessage message = new WebhookMessage();

  WebhookTargetTest() {
    target.leasedBy = "one";
    target.notBefore = START;
    target.rateUsed = START;
    message.state = WebhookMessage.PENDING;
    message.due = START;
  }

  @Test
  void tenAttemptsAreMadeAtOnceAndThenTheRateHolds() {
    Instant now = START;
    for (int i = 0; i < 10; i++) {
      assertThat(target.isFree("one", now)).as("attempt %d", i).isTrue();
      target.take(60, now, now.plus(TEN_SECONDS));
    }
    assertThat(target.isFree("one", now)).isFalse();
    assertThat(target.isFree("one", now.plusSeconds(1))).isTrue();
    target.take(60, now.plusSeconds(1), now);
    assertThat(target.isFree("one", now.plusMillis(1_900))).isFalse();
    assertThat(target.isFree("one", now.plusSeconds(2))).isTrue();
    // What was not used in a long time is not saved up.
    Instant later = START.plus(Duration.ofDays(1));
    for (int i = 0; i < 10; i++) {
      target.take(60, later, later);
    }
    assertThat(target.isFree("one", later)).isFalse();
  }

  @Test
  void onlyTheReplicaThatHasItSends() {
    assertThat(target.isFree("one", START)).isTrue();
    assertThat(target.isFree("another", START)).isFalse();
    target.leasedBy = null;
    assertThat(target.isFree("one", START)).isFalse();
  }

  @Test
  void aTargetThatIsAwayIsLeftAloneAndOneThatRefusesAMessageIsNot() {
    target.attempted(failed(START, 400, null), plan);
    assertThat(target.notBefore).isEqualTo(START);
    assertThat(target.failingSince).isEqualTo(START);
    target.attempted(failed(START, 500, null), plan);
    assertThat(target.notBefore).isEqualTo(START.plusSeconds(10));
    target.attempted(failed(START, null, null), plan);
    assertThat(target.notBefore).isEqualTo(START.plusSeconds(20));
    target.attempted(failed(START, 429, Duration.ofHours(2)), plan);
    assertThat(target.notBefore).isEqualTo(START.plus(Duration.ofHours(2)));
    target.attempted(delivered(START), plan);
    assertThat(target.failingSince).isNull();
    assertThat(target.failures).isZero();
  }

  @Test
  void isDisabledAfterFiveDaysOfFailures() {
    Instant now = START;
    for (int day = 0; day < 5; day++) {
      target.attempted(failed(now, 404, null), plan);
      assertThat(target.disabledAt).as("day %d", day).isNull();
      now = now.plus(Duration.ofDays(1));
    }
    target.attempted(failed(now, 404, null), plan);
    assertThat(target.disabledAt).isEqualTo(now);
    assertThat(target.disabledReason)
        .contains(START.toString())
        .contains("The target answered 404");
    target.resume(now);
    assertThat(target.isFree("one", now)).isTrue();
    target.attempted(failed(now, 404, null), plan);
    assertThat(target.disabledAt).isNull();
  }

  /** Nothing was to be sent for a month, so nothing failed. */
  @Test
  void anOldFailureDoesNotDisable() {
    target.attempted(failed(START, 404, null), plan);
    Instant later = START.plus(Duration.ofDays(30));
    target.attempted(failed(later, 404, null), plan);
    assertThat(target.disabledAt).isNull();
    assertThat(target.failingSince).isEqualTo(later);
  }

  @Test
  void goneDisablesAtOnce() {
    target.attempted(failed(START, 410, null), plan);
    assertThat(target.disabledReason).isEqualTo("The target answered 410 Gone");
    assertThat(target.isFree("one", START.plusSeconds(600))).isFalse();
  }

  @Test
  void aMessageIsDeadAfterItsLastAttempt() {
    message.attempted(failed(START, 500, null), plan);
    assertThat(message.state).isEqualTo(WebhookMessage.PENDING);
    assertThat(message.due).isEqualTo(START.plusSeconds(5));
    message.attempted(failed(START, 503, Duration.ofHours(30)), plan);
    assertThat(message.due).as("Retry-After is longer").isEqualTo(START.plus(Duration.ofHours(30)));
    message.attempted(failed(START, 500, null), plan);
    assertThat(message.state).isEqualTo(WebhookMessage.DEAD);
    assertThat(message.attempts).isEqualTo(3);
    message.sendAgain(START);
    message.attempted(delivered(START), plan);
    assertThat(message.state).isEqualTo(WebhookMessage.DELIVERED);
    assertThat(message.failure).isNull();
  }

  /** A replica that was too slow must not take back what another one has delivered. */
  @Test
  void aDeliveredMessageStaysDelivered() {
    message.attempted(delivered(START), plan);
    message.attempted(failed(START.plusSeconds(90), 500, null), plan);
    assertThat(message.state).isEqualTo(WebhookMessage.DELIVERED);
    assertThat(message.attempts).isEqualTo(1);
  }

  private static Attempt failed(Instant at, Integer status, Duration retryAfter) {
    return new Attempt(
        at, Duration.ZERO, status, null, retryAfter, "The target answered " + status);
  }

  private static Attempt delivered(Instant at) {
    return new Attempt(at, Duration.ZERO, 204, "", null, null);
  }
}
