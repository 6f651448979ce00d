package dev.isobar.local.up;

/** Something that the user can put right; the message says what and how, and is all they see. */
final class UserException extends RuntimeException {
  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
