package dev.isobar.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightLimiterTest {
  @Test
  void isLimitedByBytesAndByRequests() {
    InFlightLimiter inFlight = new InFlightLimiter(100, 3);
    InFlightLimiter.Permit first = inFlight.enter(60).orElseThrow();
    assertThat(inFlight.enter(41)).isEmpty();
    assertThat(inFlight.enter(40)).isPresent();
    assertThat(inFlight.enter(0)).isPresent();
    assertThat(inFlight.enter(0)).isEmpty();
    first.leave();
    first.leave();
    assertThat(inFlight.enter(60)).isPresent();
    assertThat(inFlight.enter(0)).isEmpty();
  }

  @Test
  void requestOverTheWholeLimitRunsAlone() {
    InFlightLimiter inFlight = new InFlightLimiter(100, 3);
    InFlightLimiter.Permit large = inFlight.enter(200).orElseThrow();
    assertThat(inFlight.enter(1)).isEmpty();
    large.leave();
    assertThat(inFlight.enter(1)).isPresent();
  }
}
