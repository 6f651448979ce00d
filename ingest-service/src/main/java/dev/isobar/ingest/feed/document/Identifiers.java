package dev.isobar.ingest.feed.document;

/** Reads the id that a feed gives to an entry. It is compared only, so it keeps its form. */
final class Identifiers {
  private static final int MAX_LENGTH = 2_048;

  private Identifiers() {}

  /** Returns the id on one line; null if it is empty or too long for an id. */
  static String of(String written) {
    if (written == null || written.isBlank() || written.length() > MAX_LENGTH) {
      return null;
    }
    return TextReader.line(written);
  }
}
