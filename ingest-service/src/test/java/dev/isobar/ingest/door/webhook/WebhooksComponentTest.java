package dev.isobar.ingest.door.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import dev.isobar.ingest.push.InFlightLimiter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of webhooks, with an API key for those that have no secret. */
@QuarkusTest
@TestProfile(WebhooksComponentTest.WithWebhooks.class)
@Timeout(60)
class WebhooksComponentTest {
  private static final String[] KEY = {"Authorization", "Bearer s3cret"};
  private static final String CALL =
      """
      {"items": [{"id": 1, "link": "https://example.org/1", "text": "<p>One</p>"},
                 {"id": 2, "link": "https://example.org/2", "text": "<p>甲烷</p>"}]}""";

  public static class WithWebhooks extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.api.key", "s3cret");
      for (String name : List.of("cms", "signed", "token")) {
        settings.put("isobar.webhooks." + name + ".items", "/items");
        settings.put("isobar.webhooks." + name + ".content", "/text");
        settings.put("isobar.webhooks." + name + ".url", "/link");
        settings.put("isobar.webhooks." + name + ".guid", "/id");
      }
      settings.put("isobar.webhooks.cms.max-bytes", "1000");
      settings.put("isobar.webhooks.signed.secret", "gänseblümchen");
      settings.put("isobar.webhooks.token.secret", "t0ken");
      settings.put("isobar.webhooks.token.secret-form", "plain");
      settings.put("isobar.webhooks.token.secret-header", "X-Token");
      return settings;
    }
  }

  @TestHTTPResource URI service;
  @Inject @Any InMemoryConnector broker;
  @Inject InFlightLimiter inFlight;

  private Pushing push;

  @BeforeEach
  void start() {
    push = new Pushing(service).awaitReady();
    broker.sink("raw-articles").clear();
  }

  @Test
  void publishesTheItemsOfACall() throws Exception {
    HttpResponse<String> answer = call("/webhooks/cms", CALL, KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode receipts = Pushing.json(answer).path("articles");
    assertThat(receipts.findValuesAsText("feed")).containsExactly("cms", "cms");
    List<JsonNode> published = published();
    assertThat(published)
        .extracting(article -> article.path("id").asText())
        .containsExactlyElementsOf(receipts.findValuesAsText("id"));
    assertThat(published.get(1).path("content").asText()).isEqualTo("<p>甲烷</p>");
  }

  @Test
  void publishesNothingIfOneItemIsInvalid() throws Exception {
    HttpResponse<String> answer =
        call("/webhooks/cms", "{\"items\": [{\"text\": \"a\"}, {\"text\": null}, {}]}", KEY);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Pushing.json(answer).path("errors").findValuesAsText("pointer"))
        .containsExactly("/items/1/text", "/items/2/text");
    assertThat(published()).isEmpty();
  }

  @Test
  void previewsWithoutPublishing() throws Exception {
    HttpResponse<String> answer =
        call(
            "/webhooks/cms/preview",
            "{\"items\": [{\"text\": \"a\", \"id\": 7}, {\"id\": 8}]}",
            KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode shown = Pushing.json(answer);
    assertThat(shown.path("articles")).hasSize(1);
    assertThat(shown.at("/articles/0/guid").asText()).isEqualTo("7");
    assertThat(shown.at("/errors/0/pointer").asText()).isEqualTo("/items/1/text");
    assertThat(published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cms     | {          | 400 | not-json",
        "cms     | ''         | 400 | invalid-article",
        "cms     | null       | 400 | invalid-article",
        "cms     | {\"a\": 1} | 400 | invalid-article",
        "unknown | {}         | 404 | not-found",
      })
  void refusesAnInvalidCall(String name, String body, int status, String type) throws Exception {
    HttpResponse<String> answer = call("/webhooks/" + name, body, KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/" + type);
  }

  @Test
  void refusesALargeCallAndOtherMethods() throws Exception {
    HttpResponse<String> large = call("/webhooks/cms", "\"" + "x".repeat(5000) + "\"", KEY);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("max-bytes");
    assertThat(push.get("/webhooks/cms").statusCode()).isEqualTo(405);
    String many = "{\"items\": [" + "1,".repeat(1000) + "1]}";
    HttpResponse<String> tooMany = call("/webhooks/token", many, "X-Token", "t0ken");
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.body()).contains("the limit is 1000");
  }

  @Test
  void asksToCallLaterWhileTooMuchIsInProgress() throws Exception {
    InFlightLimiter.Permit all = inFlight.tryAcquire(32 << 20).orElseThrow();
    try {
      HttpResponse<String> answer = call("/webhooks/cms", CALL, KEY);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    } finally {
      all.release();
    }
    assertThat(call("/webhooks/cms", CALL, KEY).statusCode()).isEqualTo(202);
  }

  @Test
  void acceptsALoneSurrogate() throws Exception {
    String body = "{\"items\": [{\"text\": \"a \\ud83d b\"}]}";
    HttpResponse<String> answer = call("/webhooks/cms", body, KEY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(published().get(0).path("content").asText()).isEqualTo("a \ufffd b");
  }

  @Test
  void needsTheKeyOrTheSecret() throws Exception {
    for (String name : List.of("cms", "unknown", "signed", "token", "signed/preview")) {
      assertThat(call("/webhooks/" + name, CALL).statusCode()).as(name).isEqualTo(401);
    }
    assertThat(call("/webhooks/signed", CALL, KEY).statusCode()).isEqualTo(401);
    assertThat(call("/webhooks/token", CALL, "X-Token", "t0kem").statusCode()).isEqualTo(401);
    assertThat(signed("sha256=" + HexFormat.of().formatHex(hmac("x")))).isEqualTo(401);
    assertThat(published()).isEmpty();

    assertThat(call("/webhooks/token", CALL, "X-Token", "t0ken").statusCode()).isEqualTo(202);
    assertThat(signed("sha256=" + HexFormat.of().formatHex(hmac(CALL)))).isEqualTo(202);
    assertThat(signed(java.util.Base64.getEncoder().encodeToString(hmac(CALL)))).isEqualTo(202);
    assertThat(published()).hasSize(6);
  }

  private int signed(String signature) throws Exception {
    return call("/webhooks/signed", CALL, "X-Hub-Signature-256", signature).statusCode();
  }

  private HttpResponse<String> call(String path, String body, String... headers) throws Exception {
    return push.post(path, "application/json", body.getBytes(UTF_8), headers);
  }

  private List<JsonNode> published() {
    return broker.<byte[]>sink("raw-articles").received().stream()
        .map(message -> message.getPayload())
        .map(WebhooksComponentTest::json)
        .toList();
  }

  private static JsonNode json(byte[] article) {
    try {
      return ContractJson.mapper().readTree(article);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] hmac(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("gänseblümchen".getBytes(UTF_8), "HmacSHA256"));
    return mac.doFinal(body.getBytes(UTF_8));
  }
}
