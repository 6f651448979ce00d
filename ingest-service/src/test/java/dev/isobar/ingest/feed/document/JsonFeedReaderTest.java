package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFeedReaderTest {
  private static final String START =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",";

  @Test
  void readsVersion11() throws Exception {
    FeedDocument feed =
        feed(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "zh",
             "home_page_url": "https://example.org/", "feed_url": "/feed.json",
             "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
             "items": [{"id": 7, "url": "/a", "title": "A < B", "content_html": "<a href='x'>y</a>",
               "summary": "S", "date_published": "2024-05-06T10:00:00+08:00",
               "authors": [{"name": "Ann"}], "tags": ["cop", 3], "language": "en"}]}
            """);
    assertThat(feed.format()).isEqualTo("json-feed-1.1");
    assertThat(feed.self()).isEqualTo("https://example.org/feed.json");
    assertThat(feed.hub()).isEqualTo("https://hub.example/");
    FeedEntry entry = feed.entries().get(0);
    assertThat(entry.guid()).isEqualTo("7");
    assertThat(entry.link()).isEqualTo("https://example.org/a");
    assertThat(entry.title()).isEqualTo("A < B");
    assertThat(entry.content()).isEqualTo("<a href='https://example.org/news/x'>y</a>");
    assertThat(entry.contentIsHtml()).isTrue();
    assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-06T02:00:00Z"));
    assertThat(entry.authors()).containsExactly("Ann");
    assertThat(entry.categories()).containsExactly("cop");
  }

  @Test
  void readsVersion1AndItsAuthor() throws Exception {
    FeedDocument feed =
        feed(
            "\uFEFF{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\","
                + "\"author\":{\"name\":\"Ann\"},\"content_text\":\"x\",\"external_url\":\"/e\"},]}");
    assertThat(feed.format()).isEqualTo("json-feed-1");
    assertThat(feed.entries().get(0).authors()).containsExactly("Ann");
    assertThat(feed.entries().get(0).contentIsHtml()).isFalse();
    assertThat(feed.entries().get(0).link()).isEqualTo("https://example.org/e");
  }

  @Test
  void whatBreaksOffIsReadUpToThere() throws Exception {
    FeedDocument feed = feed(START + "\"items\":[{\"id\":\"1\"},{\"id\":\"2\"");
    assertThat(feed.entries()).extracting(FeedEntry::guid).containsExactly("1");
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("damaged"));
  }

  @Test
  void otherJsonIsNoFeed() {
    assertThatThrownBy(() -> feed("{\"error\":\"not found\"}"))
        .isInstanceOfSatisfying(
            UnreadableFeedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_FEED));
  }

  @Test
  void wrongTypesAreLeftOut() throws Exception {
    FeedEntry entry =
        feed(START + "\"items\":[3,{\"id\":{},\"title\":[],\"authors\":\"x\",\"tags\":{}}]}")
            .entries()
            .get(0);
    assertThat(entry.guid()).isNull();
    assertThat(entry.title()).isNull();
    assertThat(entry.authors()).isEmpty();
  }
}
