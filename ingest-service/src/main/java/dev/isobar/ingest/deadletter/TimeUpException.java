package dev.isobar.ingest.deadletter;

/** Reports that the records of one read did not all arrive within the time of the request. */
final class TimeUpException extends RuntimeException {
  TimeUpException() {
    super("the records did not arrive in time");
  }
}
