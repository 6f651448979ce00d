package dev.isobar.query.story;

/** Names two articles, the smaller id first. */
record StoryPair(String one, String other) {
  static StoryPair of(String one, String other) {
    return one.compareTo(other) <= 0 ? new StoryPair(one, other) : new StoryPair(other, one);
  }
}
