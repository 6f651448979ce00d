package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import java.util.Arrays;
import java.util.List;

/**
 * Holds the condition of a client for a change of a feed, so that no update is lost.
 *
 * @param ifMatch the If-Match header; null for none
 * @param ifNoneMatch the If-None-Match header; null for none
 */
public record FeedCondition(String ifMatch, String ifNoneMatch) {
  public static final FeedCondition NONE = new FeedCondition(null, null);

  /**
   * Checks the expectations.
   *
   * @param feed null if it does not exist
   */
  void check(Feed feed) {
    String version = feed == null ? null : FeedJson.version(feed);
    if (ifMatch != null && !matches(ifMatch, version)) {
      String now = version == null ? "does not exist" : "has the version " + version;
      throw FeedRefusal.stale(
          "The feed " + now + ", which If-Match does not allow: read it again with GET");
    }
    if (ifNoneMatch != null && matches(ifNoneMatch, version)) {
      throw FeedRefusal.stale("The feed exists, which If-None-Match does not allow: read it first");
    }
  }

  /** Returns whether a header names a version. */
  public static boolean matches(String header, String version) {
    List<String> tags =
        Arrays.stream(header.split(","))
            .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
            .toList();
    return version != null && (tags.contains("*") || tags.contains(version));
  }
}
