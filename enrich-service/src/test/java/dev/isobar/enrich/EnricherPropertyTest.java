package dev.isobar.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.recogniser.NameReader;
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

/** Whatever anybody writes, it is enriched, and every offset lies inside the text. */
class EnricherPropertyTest {
  private static final Enricher ENRICHER =
      new Enricher(Taxonomy.loadDefault(), new NameReader(), Clock.systemUTC());

  @Property(tries = 300)
  void anyFlatTextIsEnriched(@ForAll("texts") String text) {
    holds("text/plain", text);
  }

  @Property(tries = 300)
  void anyMarkupIsEnriched(@ForAll("markup") String html) {
    holds("text/html", html);
  }

  @Property(tries = 100)
  void anyBytesAreEnriched(@ForAll byte[] bytes, @ForAll("types") String type) {
    String base64 = java.util.Base64.getEncoder().encodeToString(bytes);
    check(
        new RawArticle(
            "a", null, "f", null, null, null, null, null, Instant.EPOCH, type, null, base64, null));
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
            "in 9999 years ");
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
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

  private static void holds(String type, String content) {
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
    check(ContractJson.readRaw(json, 1 << 20));
  }

  private static String wellFormed(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_16),
        java.nio.charset.StandardCharsets.UTF_16);
  }

  private static void check(RawArticle raw) {
    EnrichedArticle article = ENRICHER.enrich(raw, RequestedLane.QUICK);
    int length = article.text().length();
    assertThat(article.segments()).allMatch(s -> s.start() < s.end() && s.end() <= length);
    assertThat(article.dates())
        .allMatch(d -> article.text().substring(d.start(), d.end()).equals(d.text()))
        .allMatch(d -> !d.to().isBefore(d.from()));
    assertThat(article.mentions())
        .allMatch(m -> article.text().substring(m.start(), m.end()).equals(m.text()));
    assertThat(article.topics())
        .allMatch(t -> t.evidence().stream().allMatch(e -> e.end() <= length));
    assertThat(ContractJson.readEnriched(ContractJson.write(article), 1 << 24)).isNotNull();
  }
}
