package dev.isobar.ingest.feed.simulation;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Shows the time that a test sets; used by tests that enable it in their profile. */
@Alternative
@Singleton
public class SimulatedClock extends Clock {
  private volatile Instant now = Instant.parse("2026-03-02T00:00:00Z");

  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the simulated clock has no zone but UTC");
  }
}
