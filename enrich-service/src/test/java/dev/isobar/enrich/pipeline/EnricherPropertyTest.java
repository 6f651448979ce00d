package dev.isobar.enrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checks that any input is enriched and that every offset lies inside the text. */
class EnricherPropertyTest {
  private static final Enricher ENRICHER =
      new Enricher(Taxonomy.loadDefault(), new NerService(), Clock.systemUTC());

  @Property(tries = 300)
  void enrichesAnyPlainText(@ForAll("texts") String text) {
    checkContent("text/plain", text, RequestedLane.QUICK);
  }

  @Property(tries = 60)
  void enrichesAnyPlainTextInTheDeepLane(@ForAll("texts") String text) {
    checkContent("text/plain", text, RequestedLane.DEEP);
  }

  @Property(tries = 300)
  void enrichesAnyMarkup(@ForAll("markup") String html) {
    checkContent("text/html", html, RequestedLane.QUICK);
  }

  @Property(tries = 40)
  void enrichesAnyMarkupInTheDeepLane(@ForAll("markup") String html) {
    checkContent("text/html", html, RequestedLane.DEEP);
  }

  @Property(tries = 100)
  void enrichesAnyBytes(@ForAll byte[] bytes, @ForAll("types") String type) {
    String base64 = java.util.Base64.getEncoder().encodeToString(bytes);
    check(
        new RawArticle(
            "a",
            null,
            "f",
            null,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            type,
            null,
            base64,
            null),
        RequestedLane.QUICK);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "on Friday ",
            "May 7 to 16 ",
            "2024-09-11 ",
            "2024年9月11日",
            "去年上半年",
            "from the end of ",
            "1/1/",
            "99999999999 ",
            "Home » ",
            "\n",
            "\n\n",
            "Copyright 2014 ",
            "记者 ",
            "北京",
            "Tuesday (May 32) ",
            "first week of ",
            "9999-12-31",
            "康熙",
            "第",
            "twenty ",
            "\ud83c\udf0d",
            "the 31st ",
            "last ",
            "in 9999 years ",
            "John Podesta ",
            "Podista met ",
            "Prime Minister Ana Costa-Silva ",
            "刘振民",
            "會見",
            "巴黎协定",
            "methane emissions ",
            "a stray \u0000 in a line that is otherwise as it should be ",
            "碳交易",
            "the forum was held ",
            "循环经济论坛",
            ". ",
            "。",
            "＠\u200b\u0301",
            "Jordan ");
    // Text of many control characters is refused when it is read.
    Arbitrary<String> any =
        Arbitraries.strings()
            .all()
            .ofMaxLength(20)
            .map(text -> text.replaceAll("[\\x00-\\x08\\x0E-\\x1F\\x7F]", ""));
    return Arbitraries.oneOf(pieces, any).list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> markup() {
    Arbitrary<String> tags =
        Arbitraries.of(
            "<p>",
            "</p>",
            "<div class='comment'>",
            "</div>",
            "<br><br>",
            "<table><tr><td>",
            "<a href=x>",
            "</a>",
            "<h1>",
            "</h1>",
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":[",
            "</script>",
            "<time datetime='2024-13-45'>",
            "<article>",
            "<nav>",
            "<!--",
            "-->",
            "<meta name=date content='x 2024'>",
            "&#xD800;");
    return Combinators.combine(tags.list().ofMaxSize(25), texts().list().ofSize(25))
        .as(
            (marks, words) -> {
              StringBuilder html = new StringBuilder();
              for (int i = 0; i < marks.size(); i++) {
                html.append(marks.get(i)).append(words.get(i));
              }
              return html.toString();
            });
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(
        "text/html",
        "text/plain",
        "text/html; charset=gb2312",
        "text/html; charset=none",
        "text/plain; charset=utf-16");
  }

  private static void checkContent(String type, String content, RequestedLane lane) {
    byte[] json =
        ContractJson.write(
            Map.of(
                "id",
                "a",
                "feed",
                "f",
                "fetchedAt",
                "2024-01-01T00:00:00Z",
                "contentType",
                type,
                "content",
                wellFormed(content)));
    check(ContractJson.readRaw(json, 1 << 20), lane);
  }

  private static String wellFormed(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_16),
        java.nio.charset.StandardCharsets.UTF_16);
  }

  private static void check(RawArticle raw, RequestedLane lane) {
    EnrichedArticle article = ENRICHER.enrich(raw, lane);
    assertThat(article.segments()).allMatch(s -> isWithin(article, s.start(), s.end()));
    assertThat(article.dates())
        .allMatch(d -> stands(article, d.text(), d.start(), d.end()))
        .allMatch(d -> !d.to().isBefore(d.from()));
    assertThat(article.mentions()).allMatch(m -> stands(article, m.text(), m.start(), m.end()));
    assertThat(article.topics())
        .flatMap(Topic::evidence)
        .allMatch(e -> isWithin(article, e.start(), e.end()));
    assertThat(article.happenings())
        .allMatch(h -> isWithin(article, h.evidence().start(), h.evidence().end()))
        .allMatch(h -> h.from() == null || h.to() == null || !h.to().isBefore(h.from()));
    assertThat(article.translations())
        .allMatch(t -> isWithin(article, t.start(), t.end()))
        .allMatch(t -> isWithin(article, t.of().start(), t.of().end()));
    assertThat(article.removed()).noneMatch(r -> r.text().isEmpty() || r.reason().isBlank());
    assertThat(ContractJson.readEnriched(ContractJson.write(article), 1 << 24)).isNotNull();
  }

  private static boolean stands(EnrichedArticle article, String words, int start, int end) {
    return isWithin(article, start, end) && article.text().substring(start, end).equals(words);
  }

  private static boolean isWithin(EnrichedArticle article, int start, int end) {
    return 0 <= start && start < end && end <= article.text().length();
  }
}
