package dev.isobar.ingest.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Limits the requests and bytes in progress. Thread-safe. */
@Singleton
public final class InFlightLimiter {
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

  /**
   * Reserves capacity for one request. {@link #release()} releases it; repeated calls do nothing.
   */
  public final class Permit {
    private long reserved;

    private Permit(long reserved) {
      this.reserved = reserved;
    }

    /** Releases the capacity. */
    public void release() {
      synchronized (InFlightLimiter.this) {
        if (reserved >= 0) {
          bytes -= reserved;
          requests--;
          reserved = -1;
        }
      }
    }
  }

  /**
   * Reserves capacity for a request.
   *
   * @param wantedBytes the largest number of bytes that the request may hold
   * @return empty if the limit is reached
   */
  public synchronized Optional<Permit> tryAcquire(long wantedBytes) {
    // A request over the whole limit may run alone.
    if (requests >= maxRequests || (bytes + wantedBytes > maxBytes && requests > 0)) {
      return Optional.empty();
    }
    bytes += wantedBytes;
    requests++;
    return Optional.of(new Permit(wantedBytes));
  }

  private synchronized long bytes() {
    return bytes;
  }
}
