package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchKeysTest {
  @Test
  void aSliceHasSixteenDays() {
    assertThat(SearchKeys.slice(Instant.parse("1970-01-16T23:59:59.999Z"))).isZero();
    assertThat(SearchKeys.slice(Instant.parse("1970-01-17T00:00:00Z"))).isEqualTo(1);
    assertThat(SearchKeys.slice(Instant.parse("1969-12-31T23:59:59.999Z"))).isEqualTo(-1);
    assertThat(SearchKeys.start(1)).isEqualTo(Instant.parse("1970-01-17T00:00:00Z"));
    assertThat(SearchKeys.start(-1)).isEqualTo(Instant.parse("1969-12-16T00:00:00Z"));
  }

  @Test
  void keysAreStableBecauseTheDatabaseKeepsThem() {
    assertThat(SearchKeys.key(SearchKeys.hash('w', "methane"), 2597)).isEqualTo(1302083341);
  }

  @Test
  void charactersHaveTheHashOfTheirText() {
    assertThat(SearchKeys.hash('w', '低', '碳')).isEqualTo(SearchKeys.hash('w', "低碳"));
    assertThat(SearchKeys.hash('c', 0x20000, -1)).isEqualTo(SearchKeys.hash('c', "\ud840\udc00"));
  }

  @Test
  void kindsTermsAndSlicesHaveDifferentKeys() {
    long keys =
        IntStream.range(0, 30_000)
            .map(i -> SearchKeys.key(SearchKeys.hash("wc".charAt(i % 2), "t" + i / 20), i / 2 % 10))
            .distinct()
            .count();
    // Of 30,000 keys of 32 bits 0.1 pairs are equal on average.
    assertThat(keys).isGreaterThan(29_995);
  }
}
