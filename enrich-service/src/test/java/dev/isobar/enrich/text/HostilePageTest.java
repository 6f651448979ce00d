package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.isobar.contracts.RawArticle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pages of the same line over and over, whose cost must not grow with the square. */
class HostilePageTest {
  /** Characters of a page. */
  private static final int SIZE = 1 << 20;

  /** Far above the seconds that such a page takes, far below the hours of a quadratic search. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String PROSE =
      "<p>The council of the harbour town has asked three firms to plan a dam across the mouth of the bay, number %d.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>cookies</p>",
        "<div><div><div><p>privacy</p></div></div></div>",
        "<p>Your privacy</p><p>We and our partners store cookies on your device, as you accept; manage your settings here.</p>",
        "<div><p>Subscribe now to continue reading this page, for our subscribers only.</p></div>",
        "<p>3 comments</p>",
        "<h3>Comments</h3><blockquote>So it is.</blockquote>",
        "<p>Related stories</p>",
        "<blockquote class='quote'>The sea gives and the sea takes.</blockquote>"
      })
  void readsALargePageOfOneLine(String line) {
    String start = PROSE.formatted(1) + PROSE.formatted(2) + PROSE.formatted(3);
    String lines = line.repeat(SIZE / line.length());
    read(start + lines);
    read(start + "<div>".repeat(300) + lines);
  }

  private static void read(String page) {
    assertTimeoutPreemptively(
        LIMIT,
        () ->
            assertThatNoException()
                .isThrownBy(
                    () ->
                        new ContentExtractor()
                            .read(RawArticle.of(null, "f", Instant.EPOCH, "text/html", page))));
  }
}
