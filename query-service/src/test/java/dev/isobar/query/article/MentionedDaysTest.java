package dev.isobar.query.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MentionedDaysTest {
  private static final LocalDate DAY = LocalDate.parse("2024-01-31");

  @Property(tries = 500)
  void whatMatchesHasATerm(
      @ForAll @IntRange(min = -9_000, max = 900) int start,
      @ForAll @IntRange(max = 200_000) int length,
      @ForAll @IntRange(max = 365) int days) {
    EnrichedArticle article = article(DAY.plusDays(start), DAY.plusDays(start + length));
    MentionedDays asked = new MentionedDays(DAY, DAY.plusDays(days));
    boolean overlaps = start <= days && start + length >= 0;

    assertThat(asked.matches(article)).isEqualTo(overlaps);
    if (overlaps) {
      assertThat(Collections.disjoint(asked.terms(), MentionedDays.terms(article))).isFalse();
    }
  }

  @Test
  void oneParameterIsOneDay() {
    assertThat(parse(Map.of("mentions-to", List.of("2024-05-07"))))
        .isEqualTo(parse(Map.of("mentions-from", List.of("2024-05-07"))))
        .isEqualTo(new MentionedDays(LocalDate.parse("2024-05-07"), LocalDate.parse("2024-05-07")));
    assertThat(parse(Map.of())).isNull();
  }

  @Test
  void namesTheWrongParameter() {
    assertThatThrownBy(() -> parse(Map.of("mentions-from", List.of("May"))))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("mentions-from");
    assertThatThrownBy(
            () ->
                parse(
                    Map.of(
                        "mentions-from", List.of("2024-01-01"),
                        "mentions-to", List.of("2025-01-02"))))
        .hasMessageContaining("366");
  }

  private static MentionedDays parse(Map<String, List<String>> parameters) {
    return MentionedDays.parse(new QueryParameters(parameters));
  }

  private static EnrichedArticle article(LocalDate from, LocalDate to) {
    return ArticleBuilder.article("a").date(from.toString(), to.toString()).build();
  }
}
