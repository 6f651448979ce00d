package dev.isobar.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightLimiterTest {
  @Test
  void isLimitedByBytesAndByRequests() {
    InFlightLimiter inFlight = new InFlightLimiter(100, 3);
    InFlightLimiter.Permit first = inFlight.tryAcquire(60).orElseThrow();
    assertThat(inFlight.tryAcquire(41)).isEmpty();
    assertThat(inFlight.tryAcquire(40)).isPresent();
    assertThat(inFlight.tryAcquire(0)).isPresent();
    assertThat(inFlight.tryAcquire(0)).isEmpty();
    first.release();
    first.release();
    assertThat(inFlight.tryAcquire(60)).isPresent();
    assertThat(inFlight.tryAcquire(0)).isEmpty();
  }

  @Test
  void requestOverTheWholeLimitRunsAlone() {
    InFlightLimiter inFlight = new InFlightLimiter(100, 3);
    InFlightLimiter.Permit large = inFlight.tryAcquire(200).orElseThrow();
    assertThat(inFlight.tryAcquire(1)).isEmpty();
    large.release();
    assertThat(inFlight.tryAcquire(1)).isPresent();
  }
}
