package dev.isobar.ingest.publish;

/** Creates publish failures for tests of other packages. */
public final class FailedPublication {
  private FailedPublication() {}

  public static PublishException of(PublishException.Reason reason, String message) {
    return new PublishException(reason, message, null);
  }
}
