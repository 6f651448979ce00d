package dev.isobar.local.deadletter;

/** Reports a request without success. The user sees the message. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
