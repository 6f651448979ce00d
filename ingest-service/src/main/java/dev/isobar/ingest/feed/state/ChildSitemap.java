package dev.isobar.ingest.feed.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.schedule.ConditionalRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the state of one sitemap of a sitemap index.
 *
 * @param address absolute
 * @param listed when it changed, as the index says; null: the index does not say
 * @param day whether {@code listed} is a date without time
 * @param read what {@code listed} was when it was last asked for
 * @param asked when it was last asked for, or left out as part of the archive; null: never
 * @param changed when it last brought another document
 * @param etag the validator that came last
 * @param lastModified the validator that came last
 * @param failures how many requests in a row got no answer
 * @param gone whether the server says that it does not exist
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChildSitemap(
    String address,
    Instant listed,
    boolean day,
    Instant read,
    Instant asked,
    Instant changed,
    String etag,
    String lastModified,
    int failures,
    boolean gone) {

  /** A date without time is that of a day somewhere on earth, which can be followed by changes. */
  private static final Duration DAY_SOMEWHERE = Duration.ofHours(36);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SERIES = 3;

  static ChildSitemap of(FeedDocument.Child child) {
    return new ChildSitemap(
        child.address(), child.changed(), child.isDay(), null, null, null, null, null, 0, false);
  }

  ChildSitemap relisted(FeedDocument.Child child) {
    return new ChildSitemap(
        address,
        child.changed(),
        child.isDay(),
        read,
        asked,
        changed,
        etag,
        lastModified,
        failures,
        gone);
  }

  /**
   * Returns whether it is asked for: never asked for, or newer than that. One without a time is
   * asked for again the sooner the later it changed, at least weekly.
   */
  boolean isDue(Instant now) {
    if (asked == null) {
      return true;
    }
    if (listed != null) {
      Instant until = day ? listed.plus(DAY_SOMEWHERE) : listed;
      return !listed.equals(read) || (until.isAfter(asked) && !gone);
    }
    Duration quiet = changed == null ? WEEK : Duration.between(changed, now).dividedBy(10);
    Duration pause = gone || quiet.compareTo(WEEK) > 0 ? WEEK : quiet;
    return !now.isBefore(asked.plus(pause));
  }

  /** Returns the headers of a conditional request. */
  @JsonIgnore
  public Map<String, String> validators() {
    Map<String, String> headers = new HashMap<>();
    if (etag != null) {
      headers.put(ConditionalRequest.IF_NONE_MATCH, etag);
    }
    if (lastModified != null) {
      headers.put(ConditionalRequest.IF_MODIFIED_SINCE, lastModified);
    }
    return headers;
  }

  /** Returns it after an answer that says that nothing changed; validators are null if absent. */
  public ChildSitemap unchanged(Instant now, String newEtag, String newLastModified) {
    return new ChildSitemap(
        address,
        listed,
        day,
        listed,
        now,
        changed,
        newEtag == null ? etag : newEtag,
        newLastModified == null ? lastModified : newLastModified,
        0,
        false);
  }

  /** Returns it after an answer with a document; validators are null if absent. */
  public ChildSitemap delivered(Instant now, String newEtag, String newLastModified) {
    return new ChildSitemap(
        address, listed, day, listed, now, now, newEtag, newLastModified, 0, false);
  }

  /**
   * Returns it after the answer that it does not exist: it is retired until the index renews it.
   */
  public ChildSitemap retired(Instant now) {
    return new ChildSitemap(address, listed, day, listed, now, changed, null, null, 0, true);
  }

  /** Returns it after a failure: it is asked for by the next polls, then when it changes. */
  public ChildSitemap failed(Instant now) {
    boolean wait = failures + 1 >= SERIES;
    return new ChildSitemap(
        address,
        listed,
        day,
        wait ? listed : read,
        wait ? now : asked,
        changed,
        etag,
        lastModified,
        wait ? 0 : failures + 1,
        gone);
  }

  /** Returns it without validators and due, if it has brought entries. */
  ChildSitemap unconditional() {
    return changed == null || gone
        ? this
        : new ChildSitemap(address, listed, day, null, null, changed, null, null, failures, false);
  }

  /** Returns it as part of the archive, which is not asked for until it changes. */
  ChildSitemap skipped(Instant now) {
    return new ChildSitemap(
        address, listed, day, listed, now, changed, etag, lastModified, failures, gone);
  }
}
