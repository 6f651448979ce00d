package dev.isobar.ingest.canary;

/** Reports a canary that is not in the view in time. The message is the last answer to it. */
final class LateCanaryException extends RuntimeException {
  LateCanaryException(String lastAnswer) {
    super(lastAnswer, null, false, false);
  }
}
