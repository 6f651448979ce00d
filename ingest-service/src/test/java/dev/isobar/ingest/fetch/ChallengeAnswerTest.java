package dev.isobar.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeAnswerTest {

  @Test
  void challengesAreRecognised() {
    assertThat(challenge(429, Map.of("cf-mitigated", "challenge"), "")).isTrue();
    assertThat(challenge(202, Map.of("x-amzn-waf-action", "challenge"), "")).isTrue();
    assertThat(html(403, "<title>Just a moment...</title><script>window._cf_chl_opt={}")).isTrue();
    assertThat(html(200, "<title>Just a moment...</title>")).isTrue();
    assertThat(html(200, "<script>var arg1='';document.cookie='acw_sc__v2='")).isTrue();
    assertThat(html(403, "<script src=\"https://geo.captcha-delivery.com/captcha/\">")).isTrue();
    assertThat(html(200, "<iframe src=\"/_Incapsula_Resource?a\"></iframe>")).isTrue();
    assertThat(html(403, "请完成安全验证")).isTrue();
  }

  @Test
  void ordinaryAnswersAreNot() {
    String article = "<p>" + "word ".repeat(20_000);
    assertThat(html(200, article + "<script src=\"/cdn-cgi/challenge-platform/x.js\">")).isFalse();
    assertThat(html(200, "<div class=g-recaptcha></div>" + article)).isFalse();
    assertThat(html(200, "<p>How Cloudflare's _cf_chl_opt works</p>" + article)).isFalse();
    assertThat(html(403, "<h1>Forbidden</h1>")).isFalse();
    assertThat(html(200, "<p>Just a moment of news")).isFalse();
    assertThat(challenge(200, Map.of("content-type", "application/rss+xml"), "<rss>datadome"))
        .isFalse();
  }

  private static boolean html(int status, String body) {
    return challenge(status, Map.of("content-type", "text/html"), body);
  }

  private static boolean challenge(int status, Map<String, String> headers, String body) {
    return ChallengeAnswer.isChallenge(
        new FetchResponse(
            URI.create("https://example.org/"),
            status,
            List.of(),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form id=distilCaptchaForm>",
        "<title>Just a moment...</title>",
        "<script src=/cdn-cgi/challenge-platform/x>",
        "请完成验证",
        "<script>document.cookie='a=1';location.reload()</script>"
      })
  void whereAFeedWasEachMarkCounts(String mark) {
    String filler = mark.contains("reload") ? "" : "<p>text</p>".repeat(10_000);
    assertThat(ChallengeAnswer.isInsteadOfFeed("<html>" + mark + filler)).isTrue();
    assertThat(ChallengeAnswer.isInsteadOfFeed("<html><p>We moved.</p>")).isFalse();
  }
}
