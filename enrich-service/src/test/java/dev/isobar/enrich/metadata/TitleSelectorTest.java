package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ContentExtractor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TitleSelectorTest {
  private static final String LD =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"%s\"}</script>";

  @Test
  void removesTheSiteName() {
    assertThat(
            title(
                "<title>Ministers agree on methane | Daily Herald</title><h1>Ministers agree on"
                    + " methane</h1>"))
        .isEqualTo("Ministers agree on methane");
    assertThat(
            title(
                "<title>Ministers agree on methane - Daily Herald</title>"
                    + "<meta property='og:site_name' content='Daily Herald'>"))
        .isEqualTo("Ministers agree on methane");
    assertThat(title("<title>国家发改委发布碳市场新规则_环境_某某网</title><h1>国家发改委发布碳市场新规则</h1>"))
        .isEqualTo("国家发改委发布碳市场新规则");
  }

  @Test
  void keepsADashWithinTheHeadline() {
    assertThat(
            title(
                "<title>Rain, drought - and the price of bread | Daily Herald</title>"
                    + "<h1>Rain, drought - and the price of bread</h1>"))
        .isEqualTo("Rain, drought - and the price of bread");
  }

  @Test
  void prefersTheTitleThatThePageShows() {
    assertThat(
            title(
                "<title>Live: storm reaches the coast</title>"
                    + LD.formatted("Storm over the coast: what we know &amp; what we don't")
                    + "<h1>Live: storm reaches the coast</h1>"))
        .isEqualTo("Live: storm reaches the coast");
    assertThat(
            title(
                "<title>Heat pump subsidy 2024 rules - Daily Herald</title>"
                    + LD.formatted("Heat pump subsidy 2024 rules")
                    + "<meta property='og:title' content='Who gets money for a heat pump now'>"
                    + "<h1>Who gets money for a heat pump now</h1>"))
        .isEqualTo("Who gets money for a heat pump now");
  }

  @Test
  void readsTheJsonLdHeadlineIfThePageShowsNone() {
    assertThat(
            title(
                "<title>Storm</title>"
                    + LD.formatted("Storm over the coast: what we know &amp; what we don't")))
        .isEqualTo("Storm over the coast: what we know & what we don't");
  }

  @Test
  void ignoresHeadlinesOfTeasers() {
    assertThat(
            title(
                LD.formatted("Envoys meet in Nairobi")
                    + LD.formatted("Ten recipes for the summer")
                    + "<h1>Envoys meet in Nairobi</h1><h1>Ten recipes for the summer</h1>"))
        .isEqualTo("Envoys meet in Nairobi");
  }

  @Test
  void returnsNullWithoutATitle() {
    assertThat(title("<p>" + "A text without any title. ".repeat(20))).isNull();
  }

  private static String title(String html) {
    RawArticle raw =
        RawArticle.of(null, "feed", Instant.parse("2024-05-10T00:00:00Z"), "text/html", html);
    return new MetadataReader().read(raw, new ContentExtractor().read(raw)).title();
  }
}
