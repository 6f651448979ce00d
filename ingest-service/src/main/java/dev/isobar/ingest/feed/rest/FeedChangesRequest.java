package dev.isobar.ingest.feed.rest;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.health.FeedStatusLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a change of many feeds.
 *
 * @param filter which feeds; at least one condition, or {@code all}
 * @param change what changes
 */
record FeedChangesRequest(Filter filter, Change change) {
  /** Selects feeds that meet all conditions. */
  record Filter(Boolean all, List<String> ids, String tag, String publisher, String status) {
    boolean isEmpty() {
      return all == null && ids == null && tag == null && publisher == null && status == null;
    }
  }

  /**
   * Changes a feed.
   *
   * @param pause begins a pause
   * @param resume whether a pause ends
   * @param interval the new interval
   * @param defaultInterval whether the default interval applies again
   */
  record Change(
      Feed.Pause pause,
      boolean resume,
      List<String> addTags,
      List<String> removeTags,
      Duration interval,
      boolean defaultInterval) {
    boolean isEmpty() {
      return pause == null
          && !resume
          && addTags == null
          && removeTags == null
          && interval == null
          && !defaultInterval;
    }
  }

  /** Reads a request; the violation names the JSON pointer. */
  static FeedChangesRequest read(byte[] json) {
    FeedChangesRequest request = FeedJson.read(json, FeedChangesRequest.class);
    if (request.filter == null || request.filter.isEmpty()) {
      throw new ContractViolationException(
          "/filter", "selects nothing: give ids, tag, publisher or status, or all: true");
    }
    if (request.change == null || request.change.isEmpty()) {
      throw new ContractViolationException(
          "/change", "changes nothing: give pause, resume, addTags, removeTags or interval");
    }
    if (request.change.pause != null && request.change.resume) {
      throw new ContractViolationException("/change/resume", "contradicts pause: give one of them");
    }
    return request;
  }

  List<Feed> select(List<Feed> feeds, FeedStatusLookup lookup) {
    FeedQuery query = new FeedQuery();
    query.tag = filter.tag;
    query.publisher = filter.publisher;
    query.status = filter.status;
    return query.select(feeds, lookup).stream()
        .filter(feed -> filter.ids == null || filter.ids.contains(feed.id()))
        .toList();
  }

  Feed apply(Feed feed) {
    Feed after = feed;
    if (change.pause != null || change.resume) {
      after = after.withPause(change.pause);
    }
    if (change.interval != null || change.defaultInterval) {
      after = after.withInterval(change.interval);
    }
    List<String> tags = new ArrayList<>(after.tags());
    if (change.removeTags != null) {
      tags.removeAll(change.removeTags);
    }
    if (change.addTags != null) {
      change.addTags.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
    }
    return tags.equals(after.tags()) ? after : after.withTags(tags);
  }
}
