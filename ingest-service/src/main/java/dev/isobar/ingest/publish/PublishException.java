package dev.isobar.ingest.publish;

import org.apache.kafka.common.errors.ApiException;

/**
 * Reports an article that the broker did not acknowledge. It may still have been written; sending
 * it again is safe, because it has the same id and revision.
 */
public final class PublishException extends RuntimeException {
  private final Reason reason;

  /** The reason, which determines the remedy of the sender. */
  public enum Reason {
    /** The broker is unavailable or did not acknowledge in time. */
    BROKER_AWAY,
    /** The producer's buffer is full. */
    OVERLOADED,
    /** The record exceeds the limit of the Kafka topic. */
    TOO_LARGE
  }

  PublishException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /**
   * Returns whether only a restart helps. Answers of a broker are {@link ApiException}s; any other
   * cause means that the producer is unusable.
   */
  public boolean needsRestart() {
    return reason == Reason.BROKER_AWAY
        && getCause() != null
        && !(getCause() instanceof ApiException);
  }
}
