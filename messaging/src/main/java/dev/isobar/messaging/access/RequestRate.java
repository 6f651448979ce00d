package dev.isobar.messaging.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits the requests of each client with a token bucket. The clients that were idle for longest
 * are forgotten, which refills their buckets. Thread-safe.
 */
public final class RequestRate {
  /** About a megabyte of memory. */
  static final int MAX_CLIENTS = 10_000;

  private final double perNano;
  private final int burst;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_CLIENTS;
        }
      };

  private static final class Bucket {
    private double tokens;
    private long at;
  }

  /**
   * Creates the limits.
   *
   * @param perSecond 0 means no limit
   * @param burst the requests that a client may send at once
   */
  public RequestRate(int perSecond, int burst) {
    this.perNano = perSecond / 1e9;
    this.burst = Math.max(1, burst);
  }

  /** Returns whether the client may send a request at a time in nanoseconds, and counts it. */
  public synchronized boolean tryAcquire(String client, long nanos) {
    if (perNano <= 0) {
      return true;
    }
    Bucket bucket = buckets.computeIfAbsent(client, one -> full(nanos));
    bucket.tokens = Math.min(burst, bucket.tokens + (nanos - bucket.at) * perNano);
    bucket.at = nanos;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens--;
    return true;
  }

  synchronized int clients() {
    return buckets.size();
  }

  private Bucket full(long nanos) {
    Bucket bucket = new Bucket();
    bucket.tokens = burst;
    bucket.at = nanos;
    return bucket;
  }
}
