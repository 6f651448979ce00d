package dev.isobar.query.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.search.SearchKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleKeysTest {
  private static final long[] ONE = {1};
  private static final long[] TWO = {2};
  private static final long[] EITHER = {3, 4};

  @Test
  void oneTermIsLookedUpInAllSlicesAtOnce() {
    assertThat(ArticleKeys.condition(List.of(ONE), 7, 8))
        .isEqualTo("keys && '{%d,%d}'::int[]".formatted(key(1, 7), key(1, 8)));
  }

  @Test
  void severalTermsAreLookedUpTogetherInEachSlice() {
    assertThat(ArticleKeys.condition(List.of(ONE, EITHER, TWO), 7, 8))
        .isEqualTo(
            "(keys @> '{%d,%d}'::int[] OR keys @> '{%d,%d}'::int[]) AND keys && '{%d,%d,%d,%d}'::int[]"
                .formatted(
                    key(1, 7), key(2, 7), key(1, 8), key(2, 8), key(3, 7), key(4, 7), key(3, 8),
                    key(4, 8)));
  }

  @Test
  void aTermThatNoArticleHasIsRequiredToo() {
    assertThat(ArticleKeys.condition(List.of(ONE, new long[0]), 7, 7))
        .isEqualTo("keys && '{%d}'::int[] AND keys && '{}'::int[]".formatted(key(1, 7)));
  }

  private static int key(long hash, long slice) {
    return SearchKeys.key(hash, slice);
  }
}
