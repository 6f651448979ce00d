package dev.isobar.ingest.feed.simulation;

import java.time.Instant;
import java.util.List;

/** Polls the feeds of a {@link VirtualWeb} in simulated time. */
public interface FeedClient {
  /** Starts, or starts again with what was stored. */
  void start(Instant now);

  /** Polls everything that is due from the start up to {@code end}, in order. */
  void runUntil(Instant end);

  /** Returns the guids of the published articles of a feed, in order; doubled ones twice. */
  List<String> published(String url);
}
