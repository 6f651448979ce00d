package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final Delivery NONE =
      Delivery.none(
          new Subscription(
              "https://news.example.org/articles/feed.atom",
              "https://reader.example.net/1?secret=x",
              "secret",
              NOW,
              NOW.plusSeconds(60)));

  @Test
  void anotherDocumentIsDueUntilItWasTaken() {
    assertThat(NONE.isDue("a", NOW)).isTrue();
    assertThat(NONE.taken("a").isDue("a", NOW)).isFalse();
    assertThat(NONE.taken("a").isDue("b", NOW)).isTrue();
  }

  @Test
  void thePauseDoublesUpToAnHour() {
    List<Long> pauses = new ArrayList<>();
    Delivery delivery = NONE;
    for (int i = 0; i < 12; i++) {
      delivery = delivery.failed(NOW);
      pauses.add(Duration.between(NOW, delivery.next()).toSeconds());
    }
    assertThat(pauses)
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L, 3600L);
    assertThat(delivery.isDue("a", NOW.plusSeconds(3599))).isFalse();
    assertThat(delivery.isDue("a", NOW.plusSeconds(3600))).isTrue();
    assertThat(delivery.failures()).isEqualTo(12);
  }

  @Test
  void theTimeOfFailuresBeginsWithTheFirstAndEndsWithASuccess() {
    Duration days = Duration.ofDays(3);
    Delivery failing = NONE.failed(NOW).failed(NOW.plus(Duration.ofMinutes(20)));
    assertThat(failing.failingSince()).isEqualTo(NOW);
    assertThat(failing.isFailingFor(days, NOW.plus(days).minusMillis(1))).isFalse();
    assertThat(failing.isFailingFor(days, NOW.plus(days))).isTrue();
    assertThat(failing.taken("a").isFailingFor(days, NOW.plus(days))).isFalse();
    assertThat(NONE.isFailingFor(days, NOW)).isFalse();
  }

  @Test
  void aFailureLongAfterThePlannedAttemptIsAFirstOne() {
    Instant planned = NOW.plusSeconds(10);
    Instant latest = planned.plus(Duration.ofHours(1));
    assertThat(NONE.failed(NOW).failed(latest).failingSince()).isEqualTo(NOW);

    Delivery later = NONE.failed(NOW).failed(latest.plusMillis(1));
    assertThat(later.failingSince()).isEqualTo(latest.plusMillis(1));
    assertThat(later.failures()).isEqualTo(1);
    assertThat(later.next()).isEqualTo(latest.plusMillis(1).plusSeconds(10));
  }

  @Test
  void logsHaveNeitherSecretNorTheWholeCallback() {
    Subscription subscription =
        new Subscription("https://n.example/?token=t1", "https://r.example/?x=c1", "s1", NOW, NOW);
    assertThat(subscription.toString()).contains("r.example").doesNotContain("t1", "c1", "s1");
  }
}
