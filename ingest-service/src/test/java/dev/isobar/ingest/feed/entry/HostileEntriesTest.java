package dev.isobar.ingest.feed.entry;

import static dev.isobar.ingest.feed.entry.Entries.article;
import static dev.isobar.ingest.feed.entry.Entries.withSummary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are made to take long. */
class HostileEntriesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "1",
        "12,",
        "1 hour ",
        "<script></script>",
        "<script>",
        "</x>",
        "<a ",
        "<!--",
        "&amp",
        "views ",
        "评论",
        "posted ",
        "a",
        " ",
        "<",
        "共 1",
        "updated: about 1 "
      })
  void textOfOnePieceRepeated(String piece) {
    String text = piece.repeat(400_000 / piece.length());

    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          FeedEntry entry = withSummary(article(0), text);
          assertThat(new Polls().outcomes(entry)).containsExactly(Outcome.NEW);
          ArticleOfEntry.isSummaryOnly(entry);
        });
  }

  @Test
  void manyEntriesWithOneTitle() {
    List<FeedEntry> entries =
        IntStream.range(0, 20_000)
            .mapToObj(n -> Entries.entry(null, null, "One title", null, "text " + Entries.word(n)))
            .toList();

    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Polls polls = new Polls();
          polls.poll(entries);
          assertThat(polls.outcomes(entries)).doesNotContain(Outcome.REVISION);
        });
  }

  @Test
  void manyEntriesWithOneLink() {
    List<FeedEntry> entries =
        IntStream.range(0, 20_000)
            .mapToObj(n -> Entries.withLink(article(n), "https://news.example/page"))
            .toList();

    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Polls polls = new Polls();
          polls.poll(entries);
          assertThat(polls.outcomes(entries)).containsOnly(Outcome.KNOWN);
        });
  }
}
