package dev.isobar.ingest.feed.document;

/** Chooses a child among several names. */
final class FirstOf {
  private FirstOf() {}

  /**
   * Returns the child of the first name that is there and not empty.
   *
   * @return null if there is none
   */
  static FeedElement of(FeedElement parent, ElementName... names) {
    for (ElementName name : names) {
      FeedElement child = parent.child(name.vocabulary(), name.name());
      if (child != null && (!child.text().isEmpty() || child.hasMarkup())) {
        return child;
      }
    }
    return null;
  }
}
