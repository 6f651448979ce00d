package dev.isobar.local.up;

/** Something that the user can put right; the message says what and how, and is all they see. */
final class Trouble extends RuntimeException {
  Trouble(String message) {
    super(message);
  }

  Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
