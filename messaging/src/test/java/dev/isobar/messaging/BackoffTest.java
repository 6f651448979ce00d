package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesUpToTheLimitAndStartsAgain() {
    Backoff backoff = new Backoff(Duration.ofMillis(500));

    assertThat(backoff.next()).hasMillis(200);
    assertThat(backoff.next()).hasMillis(400);
    assertThat(backoff.next()).hasMillis(500);
    assertThat(backoff.next()).hasMillis(500);
    backoff.reset();
    assertThat(backoff.next()).hasMillis(200);
  }
}
