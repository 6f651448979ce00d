package dev.isobar.query.feed;

import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Holds what a client asks of a feed.
 *
 * @param articles the articles of the feed
 * @param perStory whether an entry is a story, not an article
 * @param revisions what becomes of an entry when its article has a new revision
 * @param zone the time zone of the dates
 */
record FeedRequest(
    ArticleListRequest articles, boolean perStory, Revisions revisions, ZoneId zone) {
  private static final Set<String> OWN = Set.of("per", "revisions", FeedAccess.TOKEN);

  /** Says what becomes of an entry when its article has a new revision. */
  enum Revisions {
    /** The entry keeps its id, and {@code updated} changes, as Atom defines it. */
    UPDATE,
    /** The revision is another entry, for readers that show each id once. */
    NEW,
    /** The entry keeps its id and {@code updated}, for readers that show updated entries again. */
    IGNORE
  }

  /**
   * Reads the parameters.
   *
   * @throws BadParameterException if one is unknown or invalid; the message names the remedy
   */
  static FeedRequest parse(QueryParameters parameters, PagingConfig config) {
    parameters.rejectUnknown(ArticleListRequest.SELECTION, QueryParameters.PAGE, OWN);
    boolean perStory =
        parameters.choice("per", List.of("article", "story"), "article").equals("story");
    if (perStory && parameters.single("after") != null) {
      throw new BadParameterException(
          "after", "a feed of stories has one page: omit after, and send a higher limit");
    }
    String revisions = parameters.choice("revisions", List.of("update", "new", "ignore"), "update");
    return new FeedRequest(
        ArticleListRequest.parse(parameters, config),
        perStory,
        Revisions.valueOf(revisions.toUpperCase(Locale.ROOT)),
        TimeRange.zone(parameters));
  }
}
