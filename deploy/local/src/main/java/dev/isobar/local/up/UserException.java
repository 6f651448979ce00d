package dev.isobar.local.up;

/** A problem that the user can fix; the message, which is all they see, says how. */
final class UserException extends RuntimeException {
  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
