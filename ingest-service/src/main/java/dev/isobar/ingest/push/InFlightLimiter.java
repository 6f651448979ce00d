package dev.isobar.ingest.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How much is being taken in right now, and the limit of it. Thread-safe. */
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

  /** A place in the queue for one request; {@link #leave()} gives it back, once. */
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
   * @param wanted how many bytes the request may hold at most
   * @return empty where that is too much now
   */
  synchronized Optional<Permit> enter(long wanted) {
    // One that is larger than all there is may pass alone, rather than never.
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
