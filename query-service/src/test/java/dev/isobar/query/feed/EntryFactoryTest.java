package dev.isobar.query.feed;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.feed.FeedRequest.Revisions;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFactoryTest {
  private static final String BASE = "https://news.example.org";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE | tag:isobar.dev,2026:article/a%2F1                | 2026-02-02T08:00+08:00
          NEW    | tag:isobar.dev,2026:article/a%2F1/1769990400000  | 2026-02-02T08:00+08:00
          IGNORE | tag:isobar.dev,2026:article/a%2F1                | 2026-02-01T08:00+08:00
          """)
  void aRevisionIsAnUpdateOrANewEntryOrNothing(Revisions revisions, String id, String updated) {
    FeedEntry entry =
        entry(revisions, article("a/1").published("2026-02-01").fetchedAt("2026-02-02T00:00:00Z"));
    assertThat(entry.id()).isEqualTo(id);
    assertThat(entry.updated()).hasToString(updated);
  }

  @Test
  void aDayIsThatDayInTheZone() {
    assertThat(entry(article("a").published("2026-02-01")).published())
        .hasToString("2026-02-01T00:00+08:00");
    assertThat(entry(article("a").published("2026-02-01T23:30:00Z")).published())
        .hasToString("2026-02-02T07:30+08:00");
    assertThat(entry(article("a")).published()).isNull();
    assertThat(entry(article("a").published("2026-02-30")).published()).isNull();
  }

  @Test
  void whatAnArticleLacksIsReplaced() {
    FeedEntry entry =
        entry(
            article("a")
                .with("title", " \n ")
                .with("url", "javascript:alert(1)")
                .text("Talks began."));
    assertThat(entry.title()).isEqualTo("Talks began.");
    assertThat(entry.url()).isEqualTo("https://news.example.org/articles/a");
    assertThat(entry.authors()).containsExactly("wire");

    FeedEntry whole =
        entry(article("a").with("url", "https://example.org/a").publisher("Wire").author("Li Wei"));
    assertThat(whole.url()).isEqualTo("https://example.org/a");
    assertThat(whole.authors()).containsExactly("Li Wei");
    assertThat(whole.source()).isEqualTo("Wire");
  }

  @Test
  void aStoryChangesWithItsLatestArticle() {
    ArticleItem head = item(article("head").fetchedAt("2026-02-01T00:00:00Z"));
    ArticleItem later = item(article("later").fetchedAt("2026-02-03T00:00:00Z"));
    FeedEntry entry = factory(Revisions.UPDATE).ofStory("head", head, List.of(later, head));
    assertThat(entry.id()).isEqualTo("tag:isobar.dev,2026:story/head");
    assertThat(entry.title()).isEqualTo("Title of head");
    assertThat(entry.document()).isEqualTo("https://news.example.org/stories/head");
    assertThat(entry.updated()).hasToString("2026-02-03T08:00+08:00");
  }

  private static FeedEntry entry(ArticleBuilder article) {
    return entry(Revisions.UPDATE, article);
  }

  private static FeedEntry entry(Revisions revisions, ArticleBuilder article) {
    return factory(revisions).ofArticle(item(article));
  }

  private static EntryFactory factory(Revisions revisions) {
    return new EntryFactory(BASE, revisions, ZoneId.of("Asia/Shanghai"));
  }

  private static ArticleItem item(ArticleBuilder article) {
    return ArticleItem.of(article.build());
  }
}
