package dev.isobar.ingest.feed.document;

/** Reads the language that a document states. */
final class LanguageTag {
  private static final int MAX_LENGTH = 35;

  private LanguageTag() {}

  /** Returns a BCP 47 tag, for example {@code en-US} for {@code en_US}; null if it is not a tag. */
  static String of(String stated) {
    if (stated == null) {
      return null;
    }
    String tag = stated.strip().replace('_', '-');
    boolean isTag = tag.length() <= MAX_LENGTH && tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    return isTag ? tag : null;
  }
}
