package dev.isobar.ingest.publish;

import jakarta.inject.Singleton;

/**
 * Holds the last finding of {@link BrokerMonitor}: whether articles can be written. Thread-safe.
 */
@Singleton
final class BrokerState {
  private volatile String trouble = "the broker has not answered yet";

  /** Returns why articles cannot be written; null if they can. */
  String trouble() {
    return trouble;
  }

  boolean isAvailable() {
    return trouble == null;
  }

  void available() {
    trouble = null;
  }

  void unavailable(String why) {
    trouble = why;
  }
}
