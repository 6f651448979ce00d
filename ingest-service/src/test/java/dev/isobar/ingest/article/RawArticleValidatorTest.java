package dev.isobar.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RawArticleValidatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RawArticleValidator validator =
      new RawArticleValidator(Clock.fixed(NOW, ZoneOffset.UTC), 1000, Duration.ofHours(1));

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
