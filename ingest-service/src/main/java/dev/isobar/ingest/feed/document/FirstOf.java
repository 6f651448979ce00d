package dev.isobar.ingest.feed.document;

/** Chooses a child among several names. */
final class FirstOf {
  private FirstOf() {}

  /**
   * Returns the child of the first name that is there and not empty.
   *
   * @param names pairs of a {@link Vocabulary} and a name in lower case
   * @return null if there is none
   */
  static FeedElement of(FeedElement parent, Object... names) {
    for (int i = 0; i < names.length; i += 2) {
      FeedElement child = parent.child((Vocabulary) names[i], (String) names[i + 1]);
      if (child != null && (!child.text().isEmpty() || child.hasMarkup())) {
        return child;
      }
    }
    return null;
  }
}
