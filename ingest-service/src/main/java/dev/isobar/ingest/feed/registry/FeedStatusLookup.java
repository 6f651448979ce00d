package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;
import java.util.List;

/** Says how a feed is doing, in one word. */
public interface FeedStatusLookup {
  /** Returns all words that {@link #status} can return. */
  List<String> words();

  /** Returns the status of a feed. */
  String status(Feed feed);
}
