package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptDateReaderTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";

  private static String day(String script, String body) {
    return SmallPages.day(SmallPages.read(null, "en", "<script>" + script + "</script>", H + body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"datePublished\":\"2024-03-04T08:15:00Z\"}",
        "{\"publish_time\": \"2024-03-04 08:15\"}",
        "{\\\"publishedAt\\\":\\\"2024-03-04\\\"}",
        "var pubDate = '2024-03-04';",
        "x={publishTime:1709540100000,y:1}",
        "window.data={\"created_at\":\"2024-03-04\"}",
        "{\"firstPublishedAt\":\"soon enough\",\"publicationDate\":\"2024-03-04\"}"
      })
  void readsFields(String script) {
    assertThat(day(script, "")).isEqualTo("2024-03-04");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"birthDate\":\"2024-03-04\"}",
        "{\"expires\":\"2024-03-04\"}",
        "unpublishedAt='2024-03-04'",
        "{}"
      })
  void ignoresOtherFields(String script) {
    assertThat(day(script, "")).isEmpty();
  }

  @Test
  void doesNotOutweighAShownDate() {
    assertThat(day("{\"datePublished\":\"2020-01-01\"}", "<div>Published: 4 March 2024</div>"))
        .isEqualTo("2024-03-04");
  }
}
