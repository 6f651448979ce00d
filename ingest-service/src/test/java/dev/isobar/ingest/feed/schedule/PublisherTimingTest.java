package dev.isobar.ingest.feed.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.schedule.PollResult.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublisherTimingTest {
  private static FeedDocument document(
      Duration interval, Set<Integer> hours, Set<Integer> days, Instant... dates) {
    List<FeedEntry> entries =
        Stream.of(dates)
            .map(
                date ->
                    new FeedEntry(
                        "g",
                        null,
                        null,
                        null,
                        date.equals(Instant.EPOCH) ? null : date,
                        null,
                        null,
                        null,
                        false,
                        null,
                        false,
                        null,
                        null))
            .toList();
    return new FeedDocument(
        "rss-2.0", null, null, null, null, null, interval, hours, days, entries, null, null, null);
  }

  @Test
  void onlyHoursAndDaysThatExistAreRead() {
    PublisherTiming timing =
        PublisherTiming.of(
            document(Duration.ofHours(2), Set.of(-1, 0, 23, 24, 99), Set.of(0, 1, 7, 8, -3)));
    assertThat(timing)
        .isEqualTo(new PublisherTiming(Duration.ofHours(2), 1 | 1 << 23, 1 << 1 | 1 << 7));
  }

  @Test
  void aDocumentIsSummedUp() {
    Instant late = Instant.parse("2026-03-04T10:00:00Z");
    FeedDocument document =
        document(null, Set.of(), Set.of(), late.minusSeconds(5), late, Instant.EPOCH);
    assertThat(Content.of("h", document, 2))
        .isEqualTo(new Content("h", 3, 2, late, PublisherTiming.NONE));
    assertThat(Content.of("h", document(null, Set.of(), Set.of()), 0).newest()).isNull();
  }

  @Test
  void aFeedsIntervalWinsOverTheCommonOne() {
    Feed plain = Feed.of("id", "https://example.org/feed");
    assertThat(FeedTiming.of(plain, Duration.ofHours(1)))
        .isEqualTo(new FeedTiming(Duration.ofMinutes(15), Duration.ofHours(1)));
    Feed rare =
        new Feed(
            "id",
            "https://example.org/feed",
            null,
            null,
            null,
            null,
            null,
            null,
            Duration.ofHours(6),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(FeedTiming.of(rare, Duration.ofHours(1)).longest()).hasHours(6);
  }
}
