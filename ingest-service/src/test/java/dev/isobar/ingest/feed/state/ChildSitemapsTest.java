package dev.isobar.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedDocument.Child;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ChildSitemapsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:07Z");

  private static Child child(String name, Instant changed) {
    return new Child("https://news.example/" + name, changed, false);
  }

  private static ChildSitemaps delivered(ChildSitemaps sitemaps, Instant now) {
    ChildSitemaps after = sitemaps;
    for (ChildSitemap due : sitemaps.due(now)) {
      after = after.with(due.delivered(now, "\"1\"", null));
    }
    return after;
  }

  @Test
  void aLargeIndexIsBounded() {
    List<Child> listed = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      listed.add(child("dated" + i, NOW.minusSeconds(60L * i)));
    }
    for (int i = 0; i < 50_000; i++) {
      listed.add(child("undated" + i, null));
    }
    ChildSitemaps sitemaps = ChildSitemaps.NONE.listed(listed, NOW);

    assertThat(sitemaps.children()).hasSize(70);
    assertThat(sitemaps.due(NOW)).hasSize(5).allMatch(c -> c.address().contains("/dated"));
    assertThat(delivered(sitemaps, NOW).due(NOW)).allMatch(c -> c.address().contains("undated"));
    assertThat(sitemaps.children()).anyMatch(c -> c.address().endsWith("undated49999"));
  }

  @Test
  void onlyTheLatestAreAskedAtFirstAndLaterThoseThatAreNewer() {
    List<Child> listed = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      listed.add(child("s" + i, NOW.minus(Duration.ofDays(10L * i + 3))));
    }
    ChildSitemaps sitemaps = delivered(ChildSitemaps.NONE.listed(listed, NOW), NOW);
    assertThat(sitemaps.due(NOW.plusSeconds(3600))).isEmpty();

    listed.set(8, child("s8", NOW.minusSeconds(5)));
    listed.add(child("new", NOW.plusSeconds(60)));
    assertThat(sitemaps.listed(listed, NOW).due(NOW.plusSeconds(3600)))
        .extracting(ChildSitemap::address)
        .containsExactly("https://news.example/new", "https://news.example/s8");
  }

  @Test
  void aDateWithoutTimeCountsForTheWholeDay() {
    Instant today = Instant.parse("2026-03-02T00:00:00Z");
    Child child = new Child("https://news.example/s", today, true);
    ChildSitemaps sitemaps = delivered(ChildSitemaps.NONE.listed(List.of(child), NOW), NOW);

    assertThat(sitemaps.due(NOW.plus(Duration.ofHours(3)))).hasSize(1);
    ChildSitemaps midnight = ChildSitemaps.NONE.listed(List.of(child("s", today)), NOW);
    assertThat(delivered(midnight, NOW).due(NOW.plus(Duration.ofHours(3)))).isEmpty();
    Instant later = NOW.plus(Duration.ofHours(30));
    assertThat(delivered(sitemaps, later).due(later.plusSeconds(3600))).isEmpty();
  }

  @Test
  void oneWithoutTimeIsAskedTheLessTheLongerItIsQuiet() {
    ChildSitemaps sitemaps =
        delivered(ChildSitemaps.NONE.listed(List.of(child("s", null)), NOW), NOW);
    ChildSitemap quiet =
        sitemaps.children().get(0).unchanged(NOW.plus(Duration.ofDays(30)), null, null);

    assertThat(quiet.etag()).isEqualTo("\"1\"");
    assertThat(quiet.isDue(NOW.plus(Duration.ofDays(31)))).isFalse();
    assertThat(quiet.isDue(NOW.plus(Duration.ofDays(34)))).isTrue();
    ChildSitemap silent = quiet.unchanged(NOW.plus(Duration.ofDays(500)), null, null);
    assertThat(silent.isDue(NOW.plus(Duration.ofDays(507)))).isTrue();
    ChildSitemap gone = quiet.retired(NOW);
    assertThat(gone.isDue(NOW.plus(Duration.ofDays(6)))).isFalse();
    assertThat(gone.isDue(NOW.plus(Duration.ofDays(7)))).isTrue();
  }

  @Test
  void aFailureIsTriedThreeTimes() {
    ChildSitemap child = ChildSitemaps.NONE.listed(List.of(child("s", NOW)), NOW).children().get(0);
    for (int i = 0; i < 3; i++) {
      assertThat(child.isDue(NOW.plusSeconds(60))).isTrue();
      child = child.failed(NOW.plusSeconds(60));
    }
    assertThat(child.isDue(NOW.plusSeconds(120))).isFalse();
  }

  @Test
  void theStateKeepsThem() {
    ChildSitemaps sitemaps =
        delivered(ChildSitemaps.NONE.listed(List.of(child("a", NOW), child("b", null)), NOW), NOW);
    byte[] bytes = FeedStateCodec.encode(FeedState.EMPTY.withSitemaps(sitemaps));

    FeedStateCodec.Decoded decoded = FeedStateCodec.decode(bytes);

    assertThat(decoded.warnings()).isEmpty();
    assertThat(decoded.state().sitemaps()).isEqualTo(sitemaps);
  }
}
