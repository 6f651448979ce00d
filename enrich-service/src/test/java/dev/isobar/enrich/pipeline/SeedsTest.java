package dev.isobar.enrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks five real articles. */
class SeedsTest {
  private static final Instant NOW = Instant.parse("2024-09-12T00:00:00Z");
  private static final Enricher ENRICHER =
      new Enricher(Taxonomy.loadDefault(), new NerService(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void returnsNoDateWithoutAStatedOne() {
    EnrichedArticle article = enrich("000_9ba14819aa7e76d6.txt");
    assertThat(article.published()).isNull();
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.segments()).extracting(s -> s.language()).contains("zh");
    assertThat(article.text()).contains("波德斯塔在会面中说");
  }

  @Test
  void takesTheYearFromTheWeekday() {
    EnrichedArticle article = enrich("001_35505a5a11fa9767.txt");
    assertThat(article.published().value()).isEqualTo("2024-05-07");
    assertThat(article.dates())
        .anySatisfy(
            d -> {
              assertThat(d.from()).hasToString("2024-05-07");
              assertThat(d.to()).hasToString("2024-05-16");
            });
  }

  @Test
  void separatesTheFooterFromTheArticle() {
    EnrichedArticle article = enrich("002_c9206281606896e0.txt");
    assertThat(article.text()).doesNotContain("批准单位", "QQ群", "免责声明", "石家庄", "All Rights Reserved");
    assertThat(article.removed())
        .extracting(r -> r.reason())
        .contains("navigation", "copyright", "footer", "header-line");
    assertThat(article.published().value()).isEqualTo("2024-09-11");
    assertThat(article.source().publisher()).isEqualTo("生态环境部碳交易网");
    assertThat(article.title())
        .isEqualTo(
            "Readout on the Second Meeting of China-U.S. Working Group on Enhancing Climate Action in the 2020s");
  }

  @Test
  void readsBothHalvesOfABilingualArticle() {
    EnrichedArticle article = enrich("003_91bb6cd80cc773ee.txt");
    assertThat(article.language()).isEqualTo("zh");
    assertThat(article.segments()).extracting(s -> s.language()).containsExactly("zh", "en");
    assertThat(article.published().value()).isEqualTo("2024-01-12");
    assertThat(article.published().evidence()).contains("dateline", "10145139");
    assertThat(article.authors()).containsExactly("阮煜琳");
    assertThat(article.text())
        .contains("启动会12日以视频形式召开", "via video conference on January 12")
        .doesNotContain("shanghaishanghai", "Views: 1", "发表回复");
  }

  @Test
  void takesTitleAndDateFromABreadcrumb() {
    EnrichedArticle article = enrich("004_ed1d0242aaef3209.txt");
    assertThat(article.title()).startsWith("China and US Leaders Discuss Climate Cooperation");
    assertThat(article.published().value()).isEqualTo("2023-07-18");
    assertThat(article.text()).doesNotContain("Home »");
    assertThat(article.lane()).isEqualTo(Lane.QUICK);
    assertThat(article.enrichedAt()).isEqualTo(NOW);
  }

  @Test
  void addsTheCountryAndCopiesUnknownFieldsUnlessTheirNameIsTaken() {
    RawArticle raw =
        new RawArticle(
            "a",
            "https://example.co.uk/a",
            "f",
            null,
            null,
            null,
            null,
            null,
            null,
            NOW,
            "text/plain",
            "Text.",
            null,
            Map.of("desk", "climate", "text", "not yours", "relevance", 7));
    EnrichedArticle article = ENRICHER.enrich(raw, RequestedLane.AUTO);
    assertThat(article.source().country()).isEqualTo("GB");
    assertThat(article.extensions()).containsOnlyKeys("desk");
    assertThat(article.text()).isEqualTo("Text.");
  }

  private static EnrichedArticle enrich(String file) {
    return ENRICHER.enrich(
        RawArticle.of(file, "seeds", NOW, "text/plain", SampleTexts.text(file)),
        RequestedLane.QUICK);
  }
}
