package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.List;

/** Builds entries and documents for tests. */
public final class Entries {
  public static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");
  public static final Feed FEED = Feed.of("f", "https://news.example/feed.xml");

  private Entries() {}

  /** Returns an entry with a summary in HTML. */
  public static FeedEntry entry(
      String guid, String link, String title, Instant published, String summary) {
    return new FeedEntry(
        guid, link, title, null, published, null, null, summary, true, null, false, null, null);
  }

  /** Returns the n-th of a series of different articles, the first being the newest. */
  public static FeedEntry article(int n) {
    return entry(
        "https://news.example/?p=" + n,
        "https://news.example/2026/" + slug(n),
        title(n),
        NOW.minusSeconds(3600L * (n + 1)),
        "<p>" + text(n) + "</p>");
  }

  static String title(int n) {
    return "Ministers agree on plan " + word(n) + " for " + word(n * 7 + 3) + " valley";
  }

  static String text(int n) {
    return "The plan " + word(n) + " names the measures for the valley of " + word(n * 7 + 3) + ".";
  }

  static String slug(int n) {
    return "plan-" + word(n) + "-" + word(n * 7 + 3);
  }

  static String id(EntryDecision decision) {
    return decision.identity().articleId("f");
  }

  /** Returns a made-up word that differs for each number. */
  static String word(int n) {
    StringBuilder word = new StringBuilder();
    String[] syllables = {"ka", "lo", "mi", "ne", "ru", "sa", "te", "vo", "wi", "zu"};
    for (char digit : Integer.toString(n).toCharArray()) {
      word.append(syllables[digit - '0']);
    }
    return word.append("ra").toString();
  }

  public static FeedDocument document(List<FeedEntry> entries) {
    return FeedDocument.of("rss-2.0", null, null, null, entries, List.of());
  }

  public static FeedDocument document(FeedEntry... entries) {
    return document(List.of(entries));
  }

  static FeedEntry withGuid(FeedEntry e, String guid) {
    return copy(e, guid, e.link(), e.title(), e.published(), e.summary());
  }

  static FeedEntry withLink(FeedEntry e, String link) {
    return copy(e, e.guid(), link, e.title(), e.published(), e.summary());
  }

  static FeedEntry withTitle(FeedEntry e, String title) {
    return copy(e, e.guid(), e.link(), title, e.published(), e.summary());
  }

  static FeedEntry withPublished(FeedEntry e, Instant published) {
    return copy(e, e.guid(), e.link(), e.title(), published, e.summary());
  }

  static FeedEntry withSummary(FeedEntry e, String summary) {
    return copy(e, e.guid(), e.link(), e.title(), e.published(), summary);
  }

  private static FeedEntry copy(
      FeedEntry e, String guid, String link, String title, Instant published, String summary) {
    return new FeedEntry(
        guid,
        link,
        title,
        e.authors(),
        published,
        e.publishedText(),
        e.updated(),
        summary,
        e.summaryIsHtml(),
        e.content(),
        e.contentIsHtml(),
        e.language(),
        e.categories());
  }
}
