package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathMethodsTest {
  private final PathMethods methods =
      PathMethods.otherwise("GET").path("/feeds/opml", "POST").path("/feeds/[^/]+", "GET, PUT");

  @Test
  void theFirstPathThatMatchesApplies() {
    assertThat(methods.of("/feeds/opml")).isEqualTo("POST");
    assertThat(methods.of("/feeds/a")).isEqualTo("GET, PUT");
  }

  @Test
  void aPathMustMatchAsAWhole() {
    assertThat(methods.of("/feeds/a/b")).isEqualTo("GET");
  }
}
