package dev.isobar.query.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.config.PagingConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that all lists share, and the cursor to the next page. */
class ListParametersTest {
  private static final PagingConfig CONFIG =
      new PagingConfig() {
        @Override
        public int limit() {
          return 50;
        }

        @Override
        public int maxLimit() {
          return 200;
        }
      };

  @Test
  void theLimitIsFromOneToTheHighestAllowed() {
    assertThat(new QueryParameters(Map.of()).limit(CONFIG)).isEqualTo(50);
    assertThat(limit("1")).isEqualTo(1);
    assertThat(limit("200")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "", "many", "1.5", "99999999999"})
  void otherLimitsAreRefused(String limit) {
    assertThatThrownBy(() -> limit(limit))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo("limit"))
        .hasMessageContaining("from 1 to 200");
  }

  @Test
  void unknownParametersAreRefused() {
    QueryParameters given = new QueryParameters(Map.of("q", List.of("x"), "after", List.of("y")));
    assertThatCode(() -> given.rejectUnknown(Set.of("q"), QueryParameters.PAGE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> given.rejectUnknown(Set.of("q", "from")))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo("after"))
        .hasMessageContaining("from, q");
  }

  @Test
  void aSingleParameterIsGivenOnce() {
    assertThat(new QueryParameters(Map.of()).single("q")).isNull();
    assertThat(new QueryParameters(Map.of("q", List.of("x"))).single("q")).isEqualTo("x");
    assertThatThrownBy(() -> new QueryParameters(Map.of("q", List.of("x", "y"))).single("q"))
        .hasMessageContaining("2 times");
  }

  @Test
  void aPageNamesTheNextOneOnlyIfThereAreMoreRows() {
    assertThat(ListPage.of(List.of(1, 2), 2, n -> "after-" + n).next()).isNull();
    ListPage<Integer> page = ListPage.of(List.of(1, 2, 3), 2, n -> "after-" + n);
    assertThat(page.items()).containsExactly(1, 2);
    assertThat(page.next()).isEqualTo("after-2");
    assertThat(page.map(n -> 10 * n)).isEqualTo(new ListPage<>(List.of(10, 20), "after-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ab", "abc", "甲烷", "person/john-podesta"})
  void aCursorIsReadAsItIsWritten(String id) {
    PageCursor cursor = new PageCursor(-5, id);
    assertThat(PageCursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThat(cursor.toString()).matches("[A-Za-z0-9._-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5.", ".eA", "5.x", "5.eA==", "x.eA", "1234567890123456789.eA"})
  void otherCursorsAreRefused(String after) {
    assertThatThrownBy(() -> PageCursor.parse(after))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo("after"))
        .hasMessageContaining("\"next\"");
  }

  /** The database cannot compare NUL. */
  @Test
  void aCursorHasNoNul() {
    assertThat(PageCursor.parse("5.YQBi").id()).isEqualTo("a\uFFFDb");
  }

  @Test
  void aSearchedTextIsTakenLiterally() {
    assertThat(LikePattern.literal(" 100% Ab_c! ")).isEqualTo("100!% ab!_c!!");
    assertThat(LikePattern.literal("a\0b")).isEqualTo("a\uFFFDb");
  }

  private static int limit(String value) {
    return new QueryParameters(Map.of("limit", List.of(value))).limit(CONFIG);
  }
}
