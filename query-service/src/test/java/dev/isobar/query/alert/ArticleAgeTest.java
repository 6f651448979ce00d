package dev.isobar.query.alert;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How old an article is when it is accepted. */
class ArticleAgeTest {
  private static final Instant NOON = Instant.parse("2026-07-10T12:00:00Z");

  @Test
  void isTheTimeSinceThePublication() {
    assertThat(ArticleAge.of(article("a").fetchedAt("2026-07-10T11:00:00Z").build(), NOON))
        .as("unknown publication")
        .isEqualTo(Duration.ofHours(1));
    assertThat(
            ArticleAge.of(
                article("a")
                    .fetchedAt("2026-07-10T11:00:00Z")
                    .published("2026-07-08T12:00:00Z")
                    .build(),
                NOON))
        .as("old news")
        .isEqualTo(Duration.ofDays(2));
    assertThat(
            ArticleAge.of(
                article("a").fetchedAt("2026-07-10T11:00:00Z").published("2026-07-09").build(),
                NOON))
        .as("the last moment of the day")
        .isEqualTo(Duration.ofHours(12));
    assertThat(
            ArticleAge.of(
                article("a").fetchedAt("2026-07-01T12:00:00Z").published("2026-07-10").build(),
                NOON))
        .as("a replay, and a date that was read wrong")
        .isEqualTo(Duration.ofDays(9));
  }
}
