package dev.isobar.ingest.publish;

import jakarta.inject.Singleton;

/**
 * Holds the last finding of {@link BrokerMonitor}: whether articles can be written. Thread-safe.
 */
@Singleton
public final class BrokerState {
  private volatile String error = "the broker has not answered yet";

  /** Returns why articles cannot be written; null if they can. */
  public String error() {
    return error;
  }

  boolean isAvailable() {
    return error == null;
  }

  void available() {
    error = null;
  }

  void unavailable(String why) {
    error = why;
  }
}
