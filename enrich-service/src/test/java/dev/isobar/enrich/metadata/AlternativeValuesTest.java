package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.FieldCandidate;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ContentExtractor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativeValuesTest {

  @Test
  void listsDifferentValuesWithTheBestFirst() {
    Metadata read =
        read(
            "<meta property='article:published_time' content='2024-05-07T08:00:00Z'>"
                + "<h1>Envoys meet in Nairobi</h1><article><time datetime='2019-01-02'></time>"
                + "</article>");
    assertThat(read.candidates()).extracting(FieldCandidate::field).containsOnly("published");
    assertThat(read.candidates().get(0).value()).isEqualTo(read.published().value());
    assertThat(read.candidates().get(0).evidence()).startsWith("meta article:published_time");
    assertThat(read.candidates().get(1).value()).isEqualTo("2019-01-02");
    assertThat(read.candidates().get(1).confidence())
        .isLessThan(read.candidates().get(0).confidence());
  }

  @Test
  void listsNothingIfAllValuesAgree() {
    assertThat(read("<title>Envoys meet</title><h1>Envoys meet in May</h1>").candidates())
        .hasSize(2);
    assertThat(read("<title>Envoys meet in May</title><h1>Envoys meet in May</h1>").candidates())
        .isEmpty();
  }

  @Test
  void limitsNumberAndLengthOfValues() {
    StringBuilder page = new StringBuilder();
    for (int i = 1; i <= 28; i++) {
      page.append("<meta name='author' content='Ann Author").append("x".repeat(i)).append("'>");
      page.append("<meta name='og:title' content='").append("t".repeat(i * 20)).append("'>");
      page.append("<meta name='og:site_name' content='").append("s".repeat(i * 20)).append("'>");
      page.append("<meta name='date' content='2024-01-").append(i < 10 ? "0" + i : i).append("'>");
    }
    List<FieldCandidate> listed = read(page.toString()).candidates();
    assertThat(listed).hasSizeBetween(6, 8);
    assertThat(listed).allSatisfy(c -> assertThat(c.value()).hasSizeLessThanOrEqualTo(200));
  }

  private static Metadata read(String head) {
    RawArticle raw =
        RawArticle.of(
            null,
            "feed",
            Instant.parse("2024-05-10T00:00:00Z"),
            "text/html",
            "<html>" + head + "<p>" + "A text of some length. ".repeat(20) + "</p></html>");
    return new MetadataReader().read(raw, new ContentExtractor().read(raw));
  }
}
