package dev.isobar.ingest.feed.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed.Pause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FeedDiffTest {
  private static final Feed A = Feed.of("a", "http://a.example/");
  private static final Feed B = Feed.of("b", "http://b.example/");
  private static final Feed C = Feed.of("c", "http://c.example/");

  @Test
  void feedsAreComparedById() {
    Feed changed = B.withUrl("http://other.example/");

    FeedDiff diff = FeedDiff.of(List.of(B, A, C), List.of(Feed.of("d", "http://d/"), changed, A));

    assertThat(diff.added()).extracting(Feed::id).containsExactly("d");
    assertThat(diff.changed()).containsExactly(new FeedDiff.Change(B, changed));
    assertThat(diff.removed()).containsExactly(C);
    assertThat(FeedDiff.of(List.of(A, B), List.of(B, A)))
        .isEqualTo(new FeedDiff(List.of(), List.of(), List.of()));
  }

  @Test
  void aCopyDiffersInOneValueOnly() {
    Pause pause = new Pause(null, "quiet");
    Feed feed =
        A.withTags(List.of("t"))
            .withInterval(Duration.ofHours(2))
            .withPause(pause)
            .withUrl("http://n.example/")
            .withId("n");

    assertThat(feed.id()).isEqualTo("n");
    assertThat(feed.url()).isEqualTo("http://n.example/");
    assertThat(feed.tags()).containsExactly("t");
    assertThat(feed.interval()).isEqualTo(Duration.ofHours(2));
    assertThat(feed.paused()).isEqualTo(pause);
    assertThat(feed.withPause(null).withInterval(null).withTags(null).withUrl(A.url()).withId("a"))
        .isEqualTo(A);
  }
}
