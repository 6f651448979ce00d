package dev.isobar.ingest.publish;

/**
 * An article that the broker did not acknowledge. It may still have been written; sending it again
 * is safe, since it has the same id and revision.
 */
public final class PublishException extends RuntimeException {
  private final Reason reason;

  /** Why, and so what the sender can do. */
  public enum Reason {
    /** The broker is away or did not acknowledge in time. */
    BROKER_AWAY,
    /** More is waiting for the broker than this service holds. */
    OVERLOADED,
    /** The Kafka topic takes no record of this size. */
    TOO_LARGE
  }

  PublishException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
