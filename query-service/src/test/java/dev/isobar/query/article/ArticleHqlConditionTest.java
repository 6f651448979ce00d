package dev.isobar.query.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.rest.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@link ArticleFilterComponentTest} checks the conditions against the database. */
class ArticleHqlConditionTest {
  private static final Pattern NAMED = Pattern.compile(":([a-z]+)");

  @Test
  void everyPartOfTheFilterNarrowsAndBindsItsParameters() {
    Map<String, List<String>> all =
        Map.of(
            "topic", List.of("methane"),
            "entity", List.of("place/bonn"),
            "language", List.of("en"),
            "source", List.of("wire"),
            "from", List.of("2024-05-07"),
            "to", List.of("2024-05-08"));
    all.forEach(
        (name, values) -> {
          ArticleHqlCondition one =
              ArticleHqlCondition.of(
                  ArticleFilter.parse(new QueryParameters(Map.of(name, values))));
          assertThat(one.conditions()).as(name).hasSize(1);
          assertBound(one);
        });
    ArticleHqlCondition whole =
        ArticleHqlCondition.of(ArticleFilter.parse(new QueryParameters(all)));
    assertThat(whole.conditions()).hasSameSizeAs(all.keySet()).doesNotHaveDuplicates();
    assertBound(whole);
    assertThat(whole.isEmpty()).isFalse();
    assertThat(whole.exists("r.article"))
        .contains("a.seq = r.article and ")
        .contains(whole.where().substring(" where ".length()));
  }

  @Test
  void anEmptyFilterHasNoCondition() {
    ArticleHqlCondition none = ArticleHqlCondition.of(ArticleFilter.ALL);
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.where()).isEmpty();
    assertThat(none.and("a.id = :id", "id", "x").where()).isEqualTo(" where a.id = :id");
    assertThat(none.parameters()).containsEntry("id", "x");
  }

  private static void assertBound(ArticleHqlCondition condition) {
    assertThat(
            NAMED
                .matcher(condition.where())
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet()))
        .isEqualTo(condition.parameters().keySet());
  }
}
