package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchReaderTest {
  private static final ArticleFilter ENGLISH =
      new ArticleFilter(Set.of(), Set.of(), Set.of("en"), Set.of(), TimeRange.ALL, null);

  @Test
  void onlyArticlesThatDoNotMatchAreTooMany() {
    MatchReader reader = new MatchReader(ENGLISH, article -> true);
    for (int i = 0; i < 3 * MatchReader.MAX_MISSES; i++) {
      assertThat(reader.test(article("a").build())).isTrue();
    }
    assertThat(reader.gaveUpAt()).isEmpty();
  }

  @Test
  void theLastArticleThatWasReadIsWhereItGoesOn() {
    MatchReader reader = new MatchReader(ENGLISH, article -> true);
    EnrichedArticle other = article("b").language("zh").published("2024-05-07").build();
    for (int i = 1; i < MatchReader.MAX_MISSES; i++) {
      assertThat(reader.test(other)).isTrue();
      assertThat(reader.test(article("a").build())).isTrue();
    }
    assertThat(reader.gaveUpAt()).isEmpty();
    assertThat(reader.test(other)).isFalse();
    assertThat(reader.gaveUpAt()).contains(new ArticleCursor(ArticleTime.of(other), "b"));
  }

  @Test
  void aFunctionThatHasEnoughEndsTheSearch() {
    MatchReader reader = new MatchReader(ENGLISH, article -> false);
    assertThat(reader.test(article("a").build())).isFalse();
    assertThat(reader.gaveUpAt()).isEmpty();
  }
}
