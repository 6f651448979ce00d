package dev.isobar.ingest.feed.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedCandidate;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReplacementTest {
  private static final URI ADDRESS = URI.create("https://news.example/");
  private static final FeedCandidate NAMED =
      new FeedCandidate("https://news.example/new.xml", null, FeedCandidate.Source.LINK);
  private static final FeedCandidate GUESSED =
      new FeedCandidate("https://news.example/feed", null, FeedCandidate.Source.USUAL_PATH);

  @Test
  void candidatesAreOfTheSameSite() {
    String page =
        "<html><head><link rel=alternate type=application/rss+xml href=/new.xml>"
            + "<link rel=alternate type=application/rss+xml href=https://feeds.news.example/a>"
            + "<link rel=alternate type=application/rss+xml href=https://ads.example/rss>"
            + "<link rel=alternate type=application/rss+xml href=/feed.xml></head></html>";
    List<String> urls =
        FeedReplacement.candidates(
                Entries.FEED, page.getBytes(UTF_8), "text/html; charset=utf-8", ADDRESS)
            .stream()
            .map(FeedCandidate::url)
            .toList();

    assertThat(urls)
        .startsWith("https://news.example/new.xml", "https://feeds.news.example/a")
        .doesNotContain("https://ads.example/rss", Entries.FEED.url())
        .hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void feedWithKnownEntriesIsProposed() {
    Polls polls = new Polls();
    polls.poll(Polls.articles(2, 8));

    assertThat(
            FeedReplacement.judge(GUESSED, Entries.document(Polls.articles(0, 5)), polls.history()))
        .hasValueSatisfying(
            p -> {
              assertThat(p.known()).isEqualTo(3);
              assertThat(p.sentence()).contains("3 of its 5 entries are known of this feed");
            });
  }

  @Test
  void feedOfOtherEntriesIsProposedOnlyIfThePageNamesIt() {
    Polls polls = new Polls();
    polls.poll(Polls.articles(2, 8));
    var others = Entries.document(Polls.articles(100, 105));

    assertThat(FeedReplacement.judge(GUESSED, others, polls.history())).isEmpty();
    assertThat(FeedReplacement.judge(NAMED, others, polls.history())).isPresent();
    assertThat(FeedReplacement.judge(NAMED, Entries.document(), polls.history())).isEmpty();
  }
}
