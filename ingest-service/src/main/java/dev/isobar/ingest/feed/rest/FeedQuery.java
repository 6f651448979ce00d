package dev.isobar.ingest.feed.rest;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.health.FeedStatusLookup;
import dev.isobar.ingest.feed.registry.FeedRefusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Predicate;

/** Holds the parameters that select feeds of the list. */
public class FeedQuery {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;

  /** Feeds with this tag. */
  @QueryParam("tag")
  String tag;

  /** Feeds of this publisher, in any case. */
  @QueryParam("publisher")
  String publisher;

  /** Feeds with this status. */
  @QueryParam("status")
  String status;

  /** How many feeds a page has. */
  @QueryParam("limit")
  String limit;

  /** The id of the last feed of the page before. */
  @QueryParam("after")
  String after;

  /** Returns the selected feeds of all pages. */
  List<Feed> select(List<Feed> feeds, FeedStatusLookup lookup) {
    return feeds.stream().filter(filter(lookup)).toList();
  }

  private Predicate<Feed> filter(FeedStatusLookup lookup) {
    if (status != null && !lookup.words().contains(status)) {
      throw FeedRefusal.parameter(
          "status", "status is %s: use one of %s".formatted(status, lookup.words()));
    }
    return feed ->
        (tag == null || feed.tags().contains(tag))
            && (publisher == null || publisher.equalsIgnoreCase(feed.publisher()))
            && (status == null || status.equals(lookup.status(feed)));
  }

  /** Returns one page of the selected feeds. */
  List<Feed> page(List<Feed> selected) {
    return selected.stream()
        .filter(feed -> after == null || feed.id().compareTo(after) > 0)
        .limit(limit())
        .toList();
  }

  private int limit() {
    if (limit == null || limit.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    if (!limit.matches("\\d{1,6}") || limit.matches("0+") || Integer.parseInt(limit) > MAX_LIMIT) {
      throw FeedRefusal.parameter("limit", "limit is %s: use 1 to %d".formatted(limit, MAX_LIMIT));
    }
    return Integer.parseInt(limit);
  }
}
