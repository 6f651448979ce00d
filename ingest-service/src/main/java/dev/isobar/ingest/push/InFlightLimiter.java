package dev.isobar.ingest.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Limits the requests and bytes in progress. Thread-safe. */
@Singleton
final class InFlightLimiter {
  private final long maxBytes;
  private final int maxRequests;
  private long bytes;
  private int requests;

  InFlightLimiter(long maxBytes, int maxRequests) {
    this.maxBytes = maxBytes;
    this.maxRequests = maxRequests;
  }

  @Inject
  InFlightLimiter(PushConfig config, MeterRegistry metrics) {
    this(config.maxBytesInFlight(), config.maxRequestsInFlight());
    Gauge.builder("isobar.ingest.in.flight.bytes", this, InFlightLimiter::bytes).register(metrics);
  }

  /** Reserves capacity for one request. {@link #leave()} releases it; repeated calls do nothing. */
  final class Permit {
    private long held;

    private Permit(long held) {
      this.held = held;
    }

    void leave() {
      synchronized (InFlightLimiter.this) {
        if (held >= 0) {
          bytes -= held;
          requests--;
          held = -1;
        }
      }
    }
  }

  /**
   * Reserves capacity for a request.
   *
   * @param wanted the largest number of bytes that the request may hold
   * @return empty if the limit is reached
   */
  synchronized Optional<Permit> enter(long wanted) {
    // A request over the whole limit may run alone.
    if (requests >= maxRequests || (bytes + wanted > maxBytes && requests > 0)) {
      return Optional.empty();
    }
    bytes += wanted;
    requests++;
    return Optional.of(new Permit(wanted));
  }

  private synchronized long bytes() {
    return bytes;
  }
}
