package dev.isobar.query.feed;

import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.feed.FeedRequest.Revisions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes the entries of one feed. Their ids are tag URIs (RFC 4151), so an article has the same id
 * in every feed.
 *
 * @param base the address of the service, without a slash at its end
 */
record EntryFactory(String base, Revisions revisions, ZoneId zone) {
  private static final String AUTHORITY = "tag:isobar.dev,2026:";
  private static final int TITLE = 120;
  private static final int LAST_YEAR = 9999;

  /** Returns the entry of an article. */
  FeedEntry ofArticle(ArticleItem article) {
    return entry("article/", article.id(), "/articles/", article, List.of(article));
  }

  /**
   * Returns the entry of a story.
   *
   * @param head the article that stands for the story
   * @param articles the articles of the story that match; not empty
   */
  FeedEntry ofStory(String story, ArticleItem head, List<ArticleItem> articles) {
    return entry("story/", story, "/stories/", head, articles);
  }

  /** Returns the id of a feed, from the path and query of its list. */
  static String feedId(String list) {
    return AUTHORITY + list;
  }

  private FeedEntry entry(
      String kind, String id, String path, ArticleItem shown, List<ArticleItem> articles) {
    ArticleItem latest =
        articles.stream().max(Comparator.comparingLong(ArticleItem::revision)).orElseThrow();
    String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    String document = base + path + name;
    String revision = revisions == Revisions.NEW ? "/" + latest.revision() : "";
    Instant updated = revisions == Revisions.IGNORE ? shown.at() : latest.fetchedAt();
    return new FeedEntry(
        AUTHORITY + kind + name + revision,
        title(shown),
        isWebAddress(shown.url()) ? shown.url() : document,
        document,
        updated.atZone(zone).toOffsetDateTime(),
        published(shown),
        shown.authors().isEmpty() ? List.of(source(shown)) : shown.authors(),
        source(shown),
        shown.language(),
        shown.topics().stream().map(ArticleItem.TopicItem::id).toList(),
        shown.snippet());
  }

  private static String title(ArticleItem article) {
    String title = article.title() == null ? "" : article.title().replaceAll("\\s+", " ").strip();
    if (!title.isEmpty()) {
      return title;
    }
    return article.snippet().isEmpty()
        ? article.id()
        : TruncatedText.head(article.snippet(), TITLE);
  }

  private static String source(ArticleItem article) {
    String publisher = article.source().publisher();
    return publisher == null ? article.source().feed() : publisher;
  }

  private static boolean isWebAddress(String url) {
    return url != null && url.toLowerCase(Locale.ROOT).matches("https?://\\S+");
  }

  /** Returns the time of publication; if only the day is known, the start of it in the zone. */
  private OffsetDateTime published(ArticleItem article) {
    return ArticleTime.published(article.published())
        .map(
            moment ->
                article.published().value().indexOf('T') < 0
                    ? LocalDate.ofInstant(moment, ZoneOffset.UTC).atStartOfDay(zone)
                    : moment.atZone(zone))
        .filter(time -> time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
        .map(time -> time.toOffsetDateTime())
        .orElse(null);
  }
}
