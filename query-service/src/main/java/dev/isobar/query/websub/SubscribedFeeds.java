package dev.isobar.query.websub;

import dev.isobar.query.feed.ArticleFeeds;
import dev.isobar.query.feed.FeedFormat;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.FeedSelection;
import dev.isobar.query.feed.HubAddress;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.savedquery.SavedQueryFeeds;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the feeds that topics name: whole addresses of feeds of this service. */
@Singleton
class SubscribedFeeds {
  private static final Pattern PATH =
      Pattern.compile(
          "/articles/feed\\.(?<all>atom|json)|/queries/(?<id>[^/]+)/feed\\.(?<one>atom|json)");

  private final FeedReader reader;
  private final SavedQueryFeeds queries;
  private final String base;

  SubscribedFeeds(FeedReader reader, SavedQueryFeeds queries, HubAddress hub) {
    this.reader = reader;
    this.queries = queries;
    this.base = hub.base().orElse("");
  }

  /**
   * Checks that a topic is a feed that may be read.
   *
   * @throws BadParameterException if it is no feed of this service, or has an invalid parameter
   * @throws ProblemException with status 401 if its token is missing or wrong, with 404 if it is
   *     that of a saved query that does not exist
   */
  void check(String topic) {
    reader.check(select(topic));
  }

  /**
   * Returns the present document of a topic.
   *
   * @throws BadParameterException or {@link ProblemException} as {@link #check}
   */
  FeedReader.Document read(String topic) {
    return reader.read(select(topic), base, address(topic));
  }

  /** Returns whether a topic is the feed of a saved query. */
  boolean isOfQuery(String topic) {
    return topic.startsWith(base + "/queries/");
  }

  /** Returns whether this replica knows the saved queries as they are now. */
  boolean queriesAreCurrent() {
    return queries.areCurrent();
  }

  /** Returns a word that is another one whenever a feed may have changed. */
  String version() {
    // The queries come first: a change between the two is seen by the next call at the latest.
    return queries.changes() + "/" + reader.version();
  }

  private FeedSelection select(String topic) {
    try {
      URI address = address(topic);
      Matcher path = PATH.matcher(address.getRawPath());
      if (path.matches()) {
        QueryStringDecoder query = new QueryStringDecoder(address);
        return path.group("id") == null
            ? ArticleFeeds.select(
                new QueryParameters(query.parameters()), FeedFormat.of(path.group("all")))
            : queries.select(
                path.group("id"), query.parameters(), FeedFormat.of(path.group("one")));
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw new BadParameterException(
        SubscriptionRequest.TOPIC,
        SubscriptionRequest.TOPIC
            + " is no feed of this service: send the address that a feed names as rel=\"self\", "
            + base
            + "/articles/feed.atom or /queries/ID/feed.json with its parameters");
  }

  /** Returns the path and query below the address of this service. */
  private URI address(String topic) {
    if (!topic.startsWith(base + "/") || topic.length() > HubAddress.MAX_TOPIC) {
      throw new IllegalArgumentException("another service");
    }
    URI address = URI.create(topic.substring(base.length()));
    if (address.getRawFragment() != null || address.getRawAuthority() != null) {
      throw new IllegalArgumentException("no path");
    }
    return address;
  }
}
