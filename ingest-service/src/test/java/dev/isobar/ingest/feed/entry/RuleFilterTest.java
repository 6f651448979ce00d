package dev.isobar.ingest.feed.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.definition.FeedRules.Field;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFilterTest {
  private static final FeedEntry ENTRY =
      new FeedEntry(
          null,
          "https://n.example/world/climate/1",
          "Climate talks: 气候谈判 begin",
          List.of("Ann Lee", "Bo Chen"),
          null,
          null,
          null,
          null,
          false,
          null,
          false,
          null,
          null);

  @ParameterizedTest
  @CsvSource({
    "TITLE, climate, true",
    "TITLE, ^talks, false",
    "TITLE, 气候, true",
    "URL, /world/, true",
    "URL, /sport/, false",
    "AUTHOR, ^bo chen$, true",
    "AUTHOR, smith, false"
  })
  void rulesMatchOneField(Field field, String pattern, boolean matches) {
    FeedRule rule = new FeedRule(field, pattern);

    assertThat(new RuleFilter(new FeedRules(List.of(rule), null)).check(ENTRY).isEmpty())
        .isEqualTo(matches);
    assertThat(new RuleFilter(new FeedRules(null, List.of(rule))).check(ENTRY).isEmpty())
        .isEqualTo(!matches);
  }

  @Test
  void excludeIsStrongerAndIsNamed() {
    FeedRules rules =
        new FeedRules(
            List.of(new FeedRule(Field.TITLE, "climate")),
            List.of(new FeedRule(Field.URL, "/world/")));

    assertThat(new RuleFilter(rules).check(ENTRY))
        .hasValueSatisfying(
            e -> {
              assertThat(e.rule()).isEqualTo(rules.exclude().get(0));
              assertThat(e.sentence()).isEqualTo("The exclude rule url //world// matches.");
            });
  }

  @Test
  void missingIncludeIsNamed() {
    FeedRules one = new FeedRules(List.of(new FeedRule(Field.TITLE, "x1")), null);
    FeedRules two =
        new FeedRules(
            List.of(new FeedRule(Field.TITLE, "x1"), new FeedRule(Field.AUTHOR, "x2")), null);

    assertThat(new RuleFilter(one).check(ENTRY).orElseThrow().sentence())
        .isEqualTo("The entry does not match the include rule title /x1/.");
    assertThat(new RuleFilter(two).check(ENTRY).orElseThrow().sentence())
        .isEqualTo("The entry does not match any of the 2 include rules.");
  }

  @Test
  void pageRulesLookAtThePageOnly() {
    FeedRule rule = new FeedRule(Field.PAGE, "class=\"paywall\"");
    RuleFilter filter = new RuleFilter(new FeedRules(null, List.of(rule)));

    assertThat(filter.looksAtPage()).isTrue();
    assertThat(filter.check(ENTRY)).isEmpty();
    assertThat(filter.checkPage(page("<div class=\"paywall\">Subscribe</div>"))).isPresent();
    assertThat(filter.checkPage(page("<div>Free</div>"))).isEmpty();
  }

  @Test
  void pageIsDecodedAsItsHeaderSaysElseAsItDeclares() {
    RuleFilter filter =
        new RuleFilter(new FeedRules(null, List.of(new FeedRule(Field.PAGE, "付费"))));
    String html = "<meta charset=%s><p>付费阅读</p>";
    Charset gbk = Charset.forName("GBK");

    assertThat(filter.checkPage(page(html.formatted("utf-8"), gbk, "text/html; charset=gbk")))
        .isPresent();
    assertThat(filter.checkPage(page(html.formatted("gbk"), gbk, "text/html"))).isPresent();
    assertThat(filter.checkPage(page(html.formatted("utf-8"), UTF_8, "text/html"))).isPresent();
    assertThat(filter.checkPage(page(html.formatted("utf-8"), UTF_8, "image/png"))).isEmpty();
  }

  @Test
  void pageRuleCannotInclude() {
    RuleFilter filter =
        new RuleFilter(new FeedRules(List.of(new FeedRule(Field.PAGE, "free")), null));

    assertThat(filter.check(ENTRY)).isEmpty();
    assertThat(filter.warnings()).singleElement().asString().contains("cannot look at the page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*a){20}$", "(?:a|b|ab)*c", "([a-z]+)*\\d"})
  void catastrophicPatternIsSkipped(String pattern) {
    String title = "a".repeat(6_000) + "!";
    FeedEntry entry = Entries.withTitle(ENTRY, title);
    RuleFilter exclude =
        new RuleFilter(new FeedRules(null, List.of(new FeedRule(Field.TITLE, pattern))));
    RuleFilter include =
        new RuleFilter(new FeedRules(List.of(new FeedRule(Field.TITLE, pattern)), null));

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(exclude.check(entry)).isEmpty();
          assertThat(include.check(entry)).isEmpty();
        });
    assertThat(exclude.warnings()).singleElement().asString().contains("takes too long");
  }

  @Test
  void pageOfAMegabyteIsSearched() {
    String html = "<p>word and text</p>".repeat(50_000) + "members-only";
    RuleFilter filter =
        new RuleFilter(new FeedRules(null, List.of(new FeedRule(Field.PAGE, "members-only"))));

    assertThat(filter.checkPage(page(html))).isPresent();
    assertThat(filter.warnings()).isEmpty();
  }

  @Test
  void invalidPatternIsSkipped() {
    RuleFilter filter =
        new RuleFilter(new FeedRules(null, List.of(new FeedRule(Field.TITLE, "(climate"))));

    assertThat(filter.check(ENTRY)).isEmpty();
    assertThat(filter.warnings())
        .singleElement()
        .asString()
        .contains("is not a regular expression");
  }

  private static FetchedPage page(String html) {
    return page(html, UTF_8, "text/html; charset=utf-8");
  }

  private static FetchedPage page(String html, Charset charset, String type) {
    return new FetchedPage(html.getBytes(charset), type, "https://news.example/p");
  }
}
