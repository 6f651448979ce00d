package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.rest.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveArticleTest {
  private static final EnrichedArticle METHANE =
      Articles.article("a", 1, "methane", "Talks in Bonn");

  private final LiveArticle article = Articles.live(3, 42, METHANE);

  @Test
  void isFoundByTheWordsOfTitleAndText() {
    assertThat(matches("bonn")).isTrue();
    assertThat(matches("title")).isTrue();
    assertThat(matches("berlin")).isFalse();
    assertThat(article.matches(ArticleFilter.ALL)).isTrue();
  }

  @Test
  void itsJsonIsTheRecordsOwnOrALightOne() throws Exception {
    byte[] whole = article.json(false);
    assertThat(whole).isEqualTo(ContractJson.write(METHANE));
    byte[] light = article.json(true);
    assertThat(ContractJson.mapper().readTree(light).has("text")).isFalse();
    assertThat(ContractJson.mapper().readTree(light).path("id").asText()).isEqualTo("a");
    assertThat(article.json(true)).as("made once").isSameAs(light);
    assertThat(article.json(false)).isSameAs(whole);
  }

  @Test
  void aLongerArticleWeighsMore() {
    LiveArticle longer =
        Articles.live(0, 0, Articles.article("b", 1, "methane", "x".repeat(10_000)));
    assertThat(article.weight()).isGreaterThan(article.json(false).length);
    assertThat(longer.weight() - article.weight()).isGreaterThan(9_000);
  }

  private boolean matches(String q) {
    return article.matches(ArticleFilter.parse(new QueryParameters(Map.of("q", List.of(q)))));
  }
}
