package dev.isobar.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedDocumentTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CHINESE = "中美气候合作";

  private final RawArticleValidator validator =
      new RawArticleValidator(
          Clock.fixed(NOW, ZoneOffset.UTC), 1 << 20, 4 << 20, Duration.ofHours(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain;charset=utf8",
        "text/html; charset=UTF-8",
        "text/html; charset=\"utf-8\"",
        "TEXT/PLAIN; Charset = utf-8; format=flowed"
      })
  void certainTextIsSentAsText(String contentType) {
    RawArticle raw = accepted(CHINESE.getBytes(UTF_8), contentType);
    assertThat(raw.content()).isEqualTo(CHINESE);
    assertThat(raw.contentType()).isEqualTo(contentType);
    assertThat(raw.fetchedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/plain; charset=utf-16le", "text/html"})
  void westernTextInUtf16TravelsAsBytes(String contentType) {
    byte[] bytes = "Rice fields emit methane.".getBytes(UTF_16LE);
    RawArticle raw = accepted(bytes, contentType);
    assertThat(raw.content()).isNull();
    assertThat(raw.contentBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/html; charset=utf-8"})
  void binaryContentIsRefused(String contentType) {
    for (String start :
        new String[] {"%PDF-1.5\n", "GIF89a\u0001\u0002", "\u0000\u0000\u0000\u0001methane"}) {
      assertThatThrownBy(() -> accepted(start.getBytes(UTF_8), contentType))
          .isInstanceOfSatisfying(
              ContractViolationException.class,
              e -> assertThat(e.reason()).isEqualTo(ContractViolationException.Reason.NOT_TEXT))
          .hasMessageStartingWith("/content is ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/html; charset=gb2312", "text/plain; charset=utf-16"})
  void otherTextIsSentAsBytes(String contentType) {
    byte[] bytes = CHINESE.getBytes(UTF_8);
    RawArticle raw = accepted(bytes, contentType);
    assertThat(raw.content()).isNull();
    assertThat(raw.contentBytes()).isEqualTo(bytes);
    assertThat(raw.contentType()).isEqualTo(contentType);
  }

  @Test
  void whatIsNoUtf8TravelsAsBytesWhateverIsDeclared() {
    byte[] gbk = CHINESE.getBytes(Charset.forName("GBK"));
    assertThat(accepted(gbk, "text/plain; charset=utf-8").contentBytes()).isEqualTo(gbk);
    assertThat(accepted(gbk, "text/plain").contentBytes()).isEqualTo(gbk);
  }

  @Test
  void validatesMetadataAgainstTheSchema() {
    assertThatThrownBy(() -> validator.accept(document("no url", "2026-03-01T11:00:00Z")))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/url"));
    assertThatThrownBy(() -> validator.accept(document(null, "yesterday")))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/fetchedAt"));
    assertThatThrownBy(
            () ->
                new PushedDocument(
                    new byte[1], "text/plain", " ", null, null, null, null, null, null, null))
        .hasMessageContaining("/feed is required")
        .hasMessageContaining("Isobar-Feed");
    assertThatThrownBy(
            () ->
                new PushedDocument(
                    new byte[0], "text/plain", "f", null, null, null, null, null, null, null))
        .hasMessageContaining("is empty");
  }

  @Test
  void whatIsSaidIsKept() {
    AcceptedArticle accepted =
        validator.accept(
            new PushedDocument(
                "text".getBytes(UTF_8),
                "text/plain",
                "wire",
                "https://example.org/a",
                "g-1",
                "Title",
                "zh-CN",
                "CN",
                "12 March",
                "2026-03-01T11:00:00Z"));
    RawArticle raw = ContractJson.readRaw(accepted.json(), 1 << 20);
    assertThat(raw.feed()).isEqualTo("wire");
    assertThat(raw.url()).isEqualTo("https://example.org/a");
    assertThat(raw.guid()).isEqualTo("g-1");
    assertThat(raw.title()).isEqualTo("Title");
    assertThat(raw.language()).isEqualTo("zh-CN");
    assertThat(raw.country()).isEqualTo("CN");
    assertThat(raw.publishedAt()).isEqualTo("12 March");
    assertThat(raw.fetchedAt()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(accepted.revision()).isEqualTo(raw.fetchedAt().toEpochMilli());
    assertThat(accepted.feed()).isEqualTo("wire");
  }

  @Test
  void aMissingFeedIsRefused() {
    assertThatThrownBy(
            () ->
                new PushedDocument(
                    new byte[1], "text/plain", null, null, null, null, null, null, null, null))
        .hasMessageContaining("/feed is required");
  }

  private RawArticle accepted(byte[] bytes, String contentType) {
    AcceptedArticle accepted =
        validator.accept(
            new PushedDocument(bytes, contentType, "f", null, null, null, null, null, null, null));
    return ContractJson.readRaw(accepted.json(), 1 << 20);
  }

  private static PushedDocument document(String url, String fetchedAt) {
    return new PushedDocument(
        new byte[] {'x'}, "text/plain", "f", url, null, null, null, null, null, fetchedAt);
  }
}
