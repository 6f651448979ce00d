package dev.isobar.ingest.feed.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the content of a feed's document, without any judgement. Strings are null where the
 * document says nothing.
 *
 * @param format the format that was read, for example {@code rss-2.0}, {@code atom-1.0}, {@code
 *     json-feed-1.1}, {@code sitemap}, {@code sitemap-index}, {@code page}
 * @param link the web site of the feed, absolute
 * @param self the address that the document gives for itself, absolute
 * @param hub the WebSub hub, absolute
 * @param updateInterval how often the publisher updates: the longest of {@code ttl} and {@code
 *     sy:updatePeriod/updateFrequency}
 * @param skipHours hours of the day in UTC, 0 to 23, in which the feed must not be polled
 * @param skipDays days of the week, 1 (Monday) to 7, in which the feed must not be polled
 * @param children the sitemaps of a sitemap index
 * @param warnings the defects and how they were read, in sentences for the owner of the feed
 * @param about the description of the feed besides its title and link
 */
public record FeedDocument(
    String format,
    String title,
    String link,
    String self,
    String hub,
    String language,
    Duration updateInterval,
    Set<Integer> skipHours,
    Set<Integer> skipDays,
    List<FeedEntry> entries,
    List<Child> children,
    List<String> warnings,
    About about) {

  /** Copies the collections. */
  public FeedDocument {
    skipHours = skipHours == null ? Set.of() : Set.copyOf(skipHours);
    skipDays = skipDays == null ? Set.of() : Set.copyOf(skipDays);
    entries = entries == null ? List.of() : List.copyOf(entries);
    children = children == null ? List.of() : List.copyOf(children);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    about = about == null ? About.NOTHING : about;
  }

  /** Creates the document of a sitemap index that did not change, from sitemaps that did. */
  public static FeedDocument index(List<FeedEntry> entries, List<String> warnings) {
    return of("sitemap-index", null, null, null, entries, warnings);
  }

  /** Returns whether this is a sitemap index, whose entries are those of its sitemaps. */
  public boolean isIndex() {
    return "sitemap-index".equals(format);
  }

  /**
   * Returns the document of a sitemap index with the entries of some of its sitemaps.
   *
   * @param more the defects of these sitemaps
   */
  public FeedDocument withEntries(List<FeedEntry> all, List<String> more) {
    return new FeedDocument(
        format,
        title,
        link,
        self,
        hub,
        language,
        updateInterval,
        skipHours,
        skipDays,
        all,
        children,
        Stream.concat(warnings.stream(), more.stream()).toList(),
        about);
  }

  /**
   * Names a sitemap of a sitemap index.
   *
   * @param address absolute
   * @param changed when it changed, as the index says; null: the index does not say
   * @param isDay whether that is a date without time
   */
  public record Child(String address, Instant changed, boolean isDay) {}

  /** Creates a document that gives no addresses of the feed and no times of its updates. */
  public static FeedDocument of(
      String format,
      String title,
      String link,
      String language,
      List<FeedEntry> entries,
      List<String> warnings) {
    return new FeedDocument(
        format, title, link, null, null, language, null, null, null, entries, null, warnings, null);
  }

  /** Creates a sitemap index. */
  static FeedDocument sitemapIndex(List<Child> children, List<String> warnings) {
    return new FeedDocument(
        "sitemap-index",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        children,
        warnings,
        null);
  }

  /**
   * Describes the feed itself.
   *
   * @param id the feed's own id
   * @param description HTML or plain text as {@code descriptionIsHtml} says
   * @param published the time of publication of the document in UTC
   * @param updated the time of the last change of the document in UTC
   */
  public record About(
      String id,
      String description,
      boolean descriptionIsHtml,
      List<String> authors,
      Instant published,
      Instant updated) {
    public static final About NOTHING = new About(null, null, false, null, null, null);

    /** Copies the list. */
    public About {
      authors = authors == null ? List.of() : List.copyOf(authors);
    }
  }
}
