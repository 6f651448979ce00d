package dev.isobar.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks what holds for all addresses, on random ones. The seed is fixed. */
class CanonicalUrlPropertyTest {
  private static final int RUNS = 20_000;
  private static final UrlRules RULES = UrlRules.load();

  private static final List<String> HOSTS =
      List.of(
          "e.example",
          "WWW.E.example",
          "m.e.co.uk",
          "www2.e.example:8080",
          "例子.cn",
          "amp.amp-e.example.org",
          "a.github.io",
          "[::1]:80",
          "10.0.0.1",
          "www.google.com",
          "x.com",
          "localhost",
          "www.m.com",
          "en.m.wikipedia.org");

  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "/",
          "//",
          ".",
          "..",
          "/amp",
          ".amp",
          ".html",
          "index.html",
          "%2e",
          "%2F",
          "%",
          "%E6%96%B0",
          "新",
          "e\u0301",
          "%CC%81",
          "%C3",
          "%2c",
          "\ud83c",
          "\ud83c\udf0d",
          " ",
          "+",
          ";",
          ";jsessionid=A1",
          "(S(abc))",
          "=",
          "id=5",
          ":",
          ":~:",
          "%3A",
          "~",
          "@",
          "\\",
          "|",
          "'",
          "[",
          "]",
          "amp;",
          "%3B",
          "1",
          "!",
          "%3F",
          "%26",
          "%23",
          "\u0301",
          "%0A",
          "\u200b",
          "c/s/",
          "url");

  private final Random random = new Random(9);

  @Test
  void aCanonicalFormIsItsOwnCanonicalForm() {
    for (int i = 0; i < RUNS; i++) {
      String url = url();
      String canonical = CanonicalUrl.of(url).orElse(null);
      if (canonical != null) {
        assertThat(CanonicalUrl.of("https://" + canonical)).as(url).contains(canonical);
      }
    }
  }

  @Test
  void noTrackingParameterChangesTheForm() {
    List<String> names =
        RULES.parameters().stream()
            .filter(rule -> rule.when() == null)
            .flatMap(rule -> rule.drop().stream())
            .toList();
    for (int i = 0; i < RUNS; i++) {
      String host = HOSTS.get(random.nextInt(HOSTS.size()));
      String url =
          "https://" + host + "/" + text(4).replaceAll("[?#]", "") + "?id=" + random.nextInt(9);
      String name = names.get(i % names.size()).replace("*", "x").replace("#", "7");
      String written = random.nextBoolean() ? name : name.toUpperCase(java.util.Locale.ROOT);
      assertThat(CanonicalUrl.of(url + "&" + written + "=" + random.nextInt()))
          .as(url + " " + written)
          .isEqualTo(CanonicalUrl.of(url));
    }
  }

  @Test
  void everyRuleHasASource() {
    assertThat(RULES.parameters()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    assertThat(RULES.wrappers()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    assertThat(RULES.sites().values()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    assertThat(RULES.parameters().stream().flatMap(rule -> rule.drop().stream()))
        .allSatisfy(name -> assertThat(name).doesNotMatch(".*[A-Z].*"));
  }

  private String url() {
    String host = HOSTS.get(random.nextInt(HOSTS.size()));
    String query = random.nextBoolean() ? "?" + text(5) + "&" + text(3) : "";
    String fragment =
        random.nextInt(3) == 0 ? "#" + (random.nextBoolean() ? "!" : "/") + text(5) : "";
    return "https://" + host + "/" + text(7) + query + fragment;
  }

  private String text(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
