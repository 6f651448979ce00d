package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that repeat something ten thousand times. With a step for each pair they take minutes. */
class HostilePagesTest {
  private static final int MANY = 20_000;

  /** Far more than a slow machine needs, far less than a step for each pair. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String H = "<h1>Tidal mill starts turning again</h1>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta property='article:published_time' content='2023-01-02T08:00:%d'>",
        "<meta property='og:title' content='Mill %d - a - b: c'>",
        "<meta name='author' content='Ines Falk%d, Tom Oduya'>",
        "<meta name='citation_author' content='Falk%d, Ines'>",
        "<meta property='og:site_name' content='Mill %d'>",
        "<aside>4 March 2024 %d</aside><p>9 May 2023</p>",
        "<div class='comments'>4 March 2024</div><span class='author'>Ines %d</span>",
        "<nav></nav><meta itemprop='datePublished' content='2023-01-02'>",
        "<h2>Mill %d</h2>",
        "<time datetime='2023-01-02'>%d</time>"
      })
  void readsRepeatedStatements(String statement) {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      page.append(statement.replace("%d", "" + i));
    }
    Metadata read = Assertions.assertTimeoutPreemptively(LIMIT, () -> SmallPages.body(H + page));
    assertThat(read.title()).isNotEmpty();
    assertThat(read.authors()).hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void readsLongTitles() {
    String title = "Mill - | : ".repeat(20_000);
    Metadata read =
        Assertions.assertTimeoutPreemptively(
            LIMIT,
            () ->
                SmallPages.read(
                    null,
                    "en",
                    "<title>"
                        + title
                        + "</title><meta property='og:title' content='"
                        + title
                        + "'>",
                    H));
    assertThat(read.title()).isEqualTo("Tidal mill starts turning again");
  }

  @Test
  void keepsTheBestCandidates() {
    MetadataCandidates candidates = new MetadataCandidates();
    for (int i = 0; i < 60; i++) {
      candidates.title("Mill " + i, 0.3, "h1");
    }
    candidates.title("Tidal mill", 0.9, "json-ld headline");
    candidates.title("x".repeat(501), 0.9, "title");
    assertThat(candidates.titles).hasSize(MetadataCandidates.MOST);
    assertThat(candidates.titles.get(0).value()).isEqualTo("Mill 0");
    assertThat(candidates.titles.get(49).value()).isEqualTo("Tidal mill");
    candidates.authors(List.of("Ines Falk"), 0.5, "byline");
    assertThat(candidates.authors).hasSize(1);
  }
}
