package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Defines one feed: where it is, how it is polled and what of it is published. Holds no state of
 * polling. A null or empty value means the default.
 *
 * @param id the feed's id: letters, digits, {@code .}, {@code _} and {@code -}; it is the {@code
 *     feed} of its articles
 * @param url the http or https address that is polled
 * @param title the name for people
 * @param publisher the name of the publisher
 * @param language the language of the entries that state none, as a BCP 47 tag
 * @param country ISO 3166-1 alpha-2, for its articles
 * @param timeZone the zone of dates without offset, for example {@code Asia/Shanghai}; null: UTC
 * @param interval the longest time between two polls; null: {@code isobar.feeds.interval}
 * @param headers request headers that are not secret
 * @param credentials the name of an entry below {@code isobar.feeds.credentials}; never the secret
 * @param rules which entries are published
 * @param extraction how the article is found on its page
 * @param fullArticle whether the page of an entry is fetched: null means if the feed brings only a
 *     summary
 * @param webSub whether the hub that the feed names is used; null means yes if a public address is
 *     configured
 * @param renderer the name of an HTTP renderer below {@code isobar.feeds.renderers} for pages that
 *     need JavaScript
 * @param tags for bulk changes and lists
 * @param paused the pause; null: the feed is polled
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Feed(
    String id,
    String url,
    FeedKind kind,
    String title,
    String publisher,
    String language,
    String country,
    String timeZone,
    Duration interval,
    Map<String, String> headers,
    String credentials,
    FeedRules rules,
    ExtractionHints extraction,
    Boolean fullArticle,
    Boolean webSub,
    String renderer,
    List<String> tags,
    Pause paused) {

  /** Fills in the defaults of collections and of {@code kind}. An empty text is the default. */
  public Feed {
    id = orNull(id);
    url = orNull(url);
    title = orNull(title);
    publisher = orNull(publisher);
    language = orNull(language);
    country = orNull(country);
    timeZone = orNull(timeZone);
    credentials = orNull(credentials);
    renderer = orNull(renderer);
    kind = kind == null ? FeedKind.FEED : kind;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    rules = rules == null ? FeedRules.NONE : rules;
    extraction = extraction == null ? ExtractionHints.NONE : extraction;
    tags = tags == null ? List.of() : List.copyOf(tags);
  }

  private static String orNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Returns a feed with defaults for all other values. */
  public static Feed of(String id, String url) {
    return new Feed(
        id, url, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  /** Returns the same feed with another id. */
  public Feed withId(String other) {
    return with(other, url, interval, tags, paused);
  }

  /** Returns the feed with another address. */
  public Feed withUrl(String other) {
    return with(id, other, interval, tags, paused);
  }

  /** Returns the same feed with another pause; null for none. */
  public Feed withPause(Pause other) {
    return with(id, url, interval, tags, other);
  }

  /** Returns the same feed with other tags. */
  public Feed withTags(List<String> other) {
    return with(id, url, interval, other, paused);
  }

  /** Returns the same feed with another interval; null for the default. */
  public Feed withInterval(Duration other) {
    return with(id, url, other, tags, paused);
  }

  private Feed with(String id, String url, Duration interval, List<String> tags, Pause paused) {
    return new Feed(
        id,
        url,
        kind,
        title,
        publisher,
        language,
        country,
        timeZone,
        interval,
        headers,
        credentials,
        rules,
        extraction,
        fullArticle,
        webSub,
        renderer,
        tags,
        paused);
  }

  /**
   * Says that a feed is not polled.
   *
   * @param until null: until an operator ends the pause
   * @param reason for people
   */
  public record Pause(Instant until, String reason) {}
}
