package dev.isobar.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawArticleValidatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RawArticleValidator validator =
      new RawArticleValidator(Clock.fixed(NOW, ZoneOffset.UTC), 1000, 4000, Duration.ofHours(1));

  @Test
  void derivesTheIdAndKeepsEverythingElse() {
    AcceptedArticle accepted =
        accept("'url':'https://www.example.org/a?utm_source=x','title':'T','ours':[1,{'a':null}]");
    RawArticle written = ContractJson.readRaw(accepted.json(), 1000);
    assertThat(accepted.id()).isEqualTo(ArticleId.of(written)).isEqualTo(written.id());
    assertThat(accepted.feed()).isEqualTo("f");
    assertThat(accepted.revision()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z").toEpochMilli());
    assertThat(written.title()).isEqualTo("T");
    assertThat(written.extensions()).containsKey("ours");
    assertThat(accept("'url':'http://example.org/a/'").id()).isEqualTo(accepted.id());
  }

  @Test
  void idOfTheClientIsOnlyAGuid() {
    String byText = accept("'title':'T'").id();
    AcceptedArticle named = accept("'id':'mine'");
    assertThat(named.id()).isNotEqualTo("mine").isNotEqualTo(byText);
    assertThat(named.id()).isEqualTo(accept("'guid':'mine'").id());
    assertThat(ContractJson.readRaw(named.json(), 1000).guid()).isEqualTo("mine");
    assertThat(accept("'id':'mine','guid':'g'").id()).isEqualTo(accept("'guid':'g'").id());
    assertThat(accept("'id':'mine','url':'http://a.example/'").id())
        .isEqualTo(accept("'url':'http://a.example/'").id());
    assertThat(accept("'id':'mine','url':'urn:isbn:1'").id()).isEqualTo(named.id());
  }

  @Test
  void refusesRevisionsFromTheFuture() {
    assertThat(acceptFetched("2026-03-01T13:00:00Z").revision()).isPositive();
    assertThatThrownBy(() -> acceptFetched("2026-03-01T13:00:01Z"))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/fetchedAt"))
        .hasMessageContaining("must not be after");
  }

  @Test
  void keepsTheCountryOfTheSource() {
    AcceptedArticle named = accept("'id':'mine','country':'CN'");
    assertThat(ContractJson.readRaw(named.json(), 1000).country()).isEqualTo("CN");
    AcceptedArticle page =
        accept(
            "'contentType':'text/html','country':'CN'", "<style>" + "x".repeat(900) + "</style>");
    assertThat(page.strippedBytes()).isPositive();
    assertThat(ContractJson.readRaw(page.json(), 1000).country()).isEqualTo("CN");
    assertThat(named.id())
        .as("the country is no part of the id")
        .isEqualTo(accept("'id':'mine'").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"China", "cn", "UK", "EU", "ZZ", ""})
  void refusesACountryThatIsNone(String country) {
    assertThatThrownBy(() -> accept("'country':'" + country + "'"))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/country"))
        .hasMessageContaining("write two capital letters, such as CN");
  }

  @Test
  void refusesArticlesThatAreTooLargeWithTheirId() {
    byte[] fits = json("'content':'" + "x".repeat(1000 - json("'content':''").length) + "'");
    assertThat(fits).hasSize(1000);
    assertThatThrownBy(() -> validator.accept(fits))
        .isInstanceOfSatisfying(
            ContractViolationException.class,
            e -> assertThat(e.reason()).isEqualTo(ContractViolationException.Reason.TOO_LARGE))
        .hasMessageContaining("isobar.article.max-bytes");
  }

  @Test
  void stripsWhatNoReaderNeedsFromALargePage() {
    String page =
        "<html><head><style>p{}"
            + "x".repeat(300)
            + "</style><script type='application/ld+json'>{}</script><script>var date={datePublished:'2026-02-28'}</script><SCRIPT src=a.js>"
            + "y".repeat(900)
            + "</SCRIPT ></head><body><!-- "
            + "z".repeat(200)
            + " --><p>Kept.</p><img src=data:image/png;base64,"
            + "A".repeat(300)
            + "><svg><path/></svg></body></html>";
    AcceptedArticle accepted = accept("'contentType':'text/html'", page);
    RawArticle written = ContractJson.readRaw(accepted.json(), 1000);
    assertThat(written.content())
        .contains("<p>Kept.</p>", "ld+json'>{}</script>", "datePublished", "<img src=data:,>")
        .doesNotContain("xxx", "yyy", "zzz", "AAA", "<svg");
    assertThat(accepted.strippedBytes()).isEqualTo(page.length() - written.content().length());
    assertThat(accepted.id()).isEqualTo(written.id());
  }

  @Test
  void stripsTheStateOfAnApplicationOnlyIfThePageIsStillTooLarge() {
    String state = "<script id='__NEXT_DATA__' type='application/json'>{%s}</script><p>Kept.</p>";
    String small = "<style>" + "x".repeat(900) + "</style>" + state.formatted("1");
    assertThat(content(accept("'contentType':'text/html'", small))).isEqualTo(state.formatted("1"));
    String large = state.formatted("x".repeat(2000));
    assertThat(content(accept("'contentType':'text/html'", large))).isEqualTo("<p>Kept.</p>");
  }

  private static String content(AcceptedArticle accepted) {
    return ContractJson.readRaw(accepted.json(), 1000).content();
  }

  @Test
  void stripsBytesOfAnyCharsetAndKeepsTheOthers() {
    byte[] page =
        ("<script>" + "x".repeat(1200) + "</script><p>甲烷减排</p>").getBytes(Charset.forName("GBK"));
    PushedDocument pushed =
        new PushedDocument(
            page, "text/html; charset=gbk", "f", null, "g", null, null, null, null, null);
    AcceptedArticle accepted = validator.accept(pushed);
    RawArticle written = ContractJson.readRaw(accepted.json(), 1000);
    assertThat(new String(written.contentBytes(), Charset.forName("GBK"))).isEqualTo("<p>甲烷减排</p>");
    assertThat(accepted.strippedBytes()).isEqualTo(1200 + "<script></script>".length());
  }

  @Test
  void countsTheStrippedBytesOfThePageAndNotOfItsJson() {
    AcceptedArticle accepted =
        accept("'contentType':'text/html'", "<style>" + "\"甲".repeat(400) + "</style><p>Kept.</p>");
    assertThat(accepted.strippedBytes()).isEqualTo(400 * 4 + "<style></style>".length());
  }

  @Test
  void leavesASmallPageAsItIs() {
    AcceptedArticle accepted =
        accept("'contentType':'text/html'", "<script>x()</script><p>Kept.</p>");
    assertThat(ContractJson.readRaw(accepted.json(), 1000).content()).contains("x()");
    assertThat(accepted.strippedBytes()).isZero();
  }

  @Test
  void refusesAPageWhoseTextIsTooLargeAndAnyLargeText() {
    for (String content : new String[] {"<p>" + "x".repeat(1000), "<script>" + "x".repeat(4000)}) {
      assertThatThrownBy(() -> accept("'contentType':'text/html'", content))
          .isInstanceOfSatisfying(
              ContractViolationException.class,
              e -> assertThat(e.reason()).isEqualTo(ContractViolationException.Reason.TOO_LARGE));
    }
    String script = "<script>" + "x".repeat(1000) + "</script>";
    assertThatThrownBy(() -> accept("'contentType':'text/plain'", script))
        .hasMessageContaining("isobar.article.max-bytes");
  }

  private AcceptedArticle accept(String type, String content) {
    String json = "{'feed':'f','fetchedAt':'2026-03-01T11:00:00Z'," + type + ",'content':%s}";
    return validator.accept(
        json.replace('\'', '"')
            .formatted(new String(ContractJson.write(content), UTF_8))
            .getBytes(UTF_8));
  }

  @Test
  void explainsHowToSendSeveral() {
    assertThatThrownBy(() -> validator.accept(" \r\n[{}]".getBytes(UTF_8)))
        .hasMessageContaining("application/x-ndjson");
    assertThatThrownBy(() -> validator.accept("nonsense".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ContractViolationException.class,
            e -> assertThat(e.reason()).isEqualTo(ContractViolationException.Reason.NOT_JSON));
  }

  private AcceptedArticle accept(String fields) {
    return validator.accept(json("'content':'text'," + fields));
  }

  private AcceptedArticle acceptFetched(String fetchedAt) {
    return validator.accept(
        new String(json("'content':'text'"), UTF_8)
            .replace("2026-03-01T11:00:00Z", fetchedAt)
            .getBytes(UTF_8));
  }

  private static byte[] json(String fields) {
    return ("{'feed':'f','fetchedAt':'2026-03-01T11:00:00Z','contentType':'text/plain',"
            + fields
            + "}")
        .replace('\'', '"')
        .getBytes(UTF_8);
  }
}
