package dev.isobar.query.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.BadParameterException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  @Test
  void survivesARoundTrip() {
    ArticleCursor article = new ArticleCursor(Instant.ofEpochMilli(1714979400123L), "a:b");
    assertThat(ArticleCursor.parse(article.toString())).isEqualTo(article);
    assertThat(article.toString()).matches("[A-Za-z0-9._-]+");
    assertThat(ArticleCursor.parse(new ArticleCursor(Instant.ofEpochMilli(-5), "i").toString()))
        .isEqualTo(new ArticleCursor(Instant.ofEpochMilli(-5), "i"));
    FacetCursor facet = new FacetCursor(7, "topic/a:b");
    assertThat(FacetCursor.parse(facet.toString())).isEqualTo(facet);
    assertThat(facet.toString()).matches("[A-Za-z0-9._-]+");
    assertThat(FacetCursor.parse(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "5",
        "5:",
        ":a",
        "x:a",
        "5:a\0",
        "99999999999999999999:a",
        "9223372036854775807:a"
      })
  void othersAreRefused(String place) {
    String after = base64(place);
    assertThatThrownBy(() -> ArticleCursor.parse(after))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("next");
    if (!place.startsWith("9223")) {
      assertThatThrownBy(() -> FacetCursor.parse(after))
          .isInstanceOf(BadParameterException.class)
          .hasMessageContaining("next");
    }
    assertThatThrownBy(() -> ArticleCursor.parse("%")).isInstanceOf(BadParameterException.class);
    assertThatThrownBy(() -> FacetCursor.parse("%")).isInstanceOf(BadParameterException.class);
  }

  @Test
  void textOfTheDatabaseHasNoNul() {
    assertThat(PostgresText.text("a\0b")).isEqualTo("a\uFFFDb");
    assertThat(PostgresText.text("\0")).isEqualTo("\uFFFD");
    assertThat(PostgresText.text("ab")).isEqualTo("ab");
    assertThat(PostgresText.text(null)).isNull();
  }

  private static String base64(String place) {
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }
}
