package dev.isobar.ingest.feed.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Names what became of an entry. The codes are stored, so constants are added at the end and never
 * removed.
 */
public enum Outcome {
  /** The entry is a new article. */
  NEW,
  /** The text of a known article changed. */
  REVISION,
  /** Nothing changed. Not listed among the outcomes of a feed. */
  KNOWN,
  /** Another entry of the feed is the same article. */
  DUPLICATE,
  /** A rule of the feed does not let it pass. */
  EXCLUDED,
  /** The entry is much older than the newest of the feed. */
  TOO_OLD,
  /** The first poll brings a bounded number of entries; this is not one of them. */
  BEYOND_FIRST_POLL,
  /** More old entries appeared at once than the feed ever listed; this is one of them. */
  REPUBLISHED_ARCHIVE,
  /** The entry has neither a link nor a text. */
  NO_LINK_AND_NO_TEXT,
  /** robots.txt does not allow the page, and the feed brings no text. */
  ROBOTS,
  /** The page could not be fetched, and the feed brings no text. */
  PAGE_NOT_FETCHED,
  /** The article is on the raw Kafka topic. Found out on request, not stored. */
  PUBLISHED,
  /** Not used. */
  REVISION_PUBLISHED,
  /** The article did not pass validation. */
  REJECTED,
  /** The article is in a dead-letter topic. Found out on request, not stored. */
  DEAD_LETTER,
  /** The article is in the view. Found out on request, not stored. */
  IN_VIEW,
  /** A fault of this service: the entry could not be handled. The others go on. */
  UNREADABLE;

  private static final Outcome[] BY_CODE = values();

  /** Returns the name in JSON and in metrics, for example {@code too-old}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the number that is stored. */
  public int code() {
    return ordinal();
  }

  /** Returns the outcome of a stored number; an unknown one is {@link #KNOWN}. */
  public static Outcome ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : KNOWN;
  }

  /** Returns whether the entry goes on to be published. */
  public boolean isPublishable() {
    return this == NEW || this == REVISION;
  }
}
