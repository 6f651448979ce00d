package dev.isobar.local.up;

/** Reports a problem that the user can fix. The user sees only the message, with the remedy. */
final class UserException extends RuntimeException {
  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
