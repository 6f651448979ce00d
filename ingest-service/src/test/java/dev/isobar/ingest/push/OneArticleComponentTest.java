package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.ingest.ChunkedConnection;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.testing.BrokerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class OneArticleComponentTest {
  @TestHTTPResource URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private Pushing push;

  @BeforeEach
  void waitUntilReady() {
    push = new Pushing(service).awaitReady();
  }

  @Test
  void isAcknowledgedAndOnTheTopic() throws Exception {
    double before = push.counted("accepted");
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    HttpResponse<String> answer =
        push.post(
            "/articles",
            "application/json",
            Pushing.article(guid()).getBytes(UTF_8),
            "traceparent",
            parent);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    JsonNode receipt = Pushing.json(answer);
    assertThat(receipt.path("revision").asLong()).isEqualTo(1767323045000L);
    assertThat(receipt.path("feed").asText()).isEqualTo("test");
    ConsumerRecord<byte[], byte[]> record = record(receipt.path("id").asText());
    assertThat(record.headers().lastHeader("ce_type").value())
        .asString(UTF_8)
        .isEqualTo("dev.isobar.article.raw.v1");
    assertThat(record.headers().lastHeader("traceparent").value())
        .asString(UTF_8)
        .isEqualTo(parent);
    assertThat(push.counted("accepted")).isEqualTo(before + 1);
  }

  /** Any page that is open in a browser could otherwise push to a service without keys. */
  @Test
  void refusesWhatAPageOfAnotherSiteSends() throws Exception {
    HttpResponse<String> answer =
        push.post(
            "/articles",
            "text/plain",
            Pushing.article(guid()).getBytes(UTF_8),
            "Origin",
            "https://other.example");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/cross-site");
    HttpResponse<String> rebound =
        push.post(
            "/articles",
            "text/plain",
            Pushing.article(guid()).getBytes(UTF_8),
            "Origin",
            "http://rebound.example",
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(rebound.statusCode()).as("a name that leads to this machine").isEqualTo(403);
  }

  @Test
  void acceptsAPageWithMetadataInTheQuery() throws Exception {
    byte[] page = "<p>中国".getBytes(Charset.forName("GBK"));
    HttpResponse<String> answer =
        push.post(
            "/articles?feed=pages&url=https%3A%2F%2Fexample.org%2F"
                + guid()
                + "&title=%E6%A0%87%E9%A2%98&language=zh&country=CN&publishedAt=today",
            "text/html; charset=gbk",
            page);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle raw = written(Pushing.json(answer));
    assertThat(raw.contentBytes()).isEqualTo(page);
    assertThat(raw.contentType()).isEqualTo("text/html; charset=gbk");
    assertThat(raw.title()).isEqualTo("标题");
    assertThat(raw.language()).isEqualTo("zh");
    assertThat(raw.country()).isEqualTo("CN");
    assertThat(raw.publishedAt()).isEqualTo("today");
    assertThat(raw.fetchedAt()).isNotNull();
  }

  @Test
  void namesTheWrongCountry() throws Exception {
    HttpResponse<String> answer =
        push.post(
            "/articles?feed=pages",
            "text/plain",
            "methane".getBytes(UTF_8),
            "Isobar-Country",
            "China");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Pushing.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/country");
    assertThat(answer.body()).contains("write two capital letters");
  }

  @Test
  void takesTheParameterIfTheHeaderIsBlank() throws Exception {
    HttpResponse<String> answer =
        push.post(
            "/articles?feed=other&guid=" + guid(),
            "text/plain",
            "methane".getBytes(UTF_8),
            "Isobar-Feed",
            " ",
            "Isobar-Title",
            "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle raw = written(Pushing.json(answer));
    assertThat(raw.feed()).isEqualTo("other");
    assertThat(raw.title()).isNull();
  }

  @Test
  void acceptsATextWithMetadataInHeaders() throws Exception {
    String guid = guid();
    HttpResponse<String> answer =
        push.post(
            "/articles?feed=other",
            "text/plain",
            "methane 甲烷".getBytes(UTF_8),
            "Isobar-Feed",
            "texts",
            "Isobar-Guid",
            guid,
            "Isobar-Fetched-At",
            "2026-01-02T03:04:05Z");
    RawArticle raw = written(Pushing.json(answer));
    assertThat(raw.content()).isEqualTo("methane 甲烷");
    assertThat(raw.feed()).isEqualTo("texts");
    assertThat(raw.guid()).isEqualTo(guid);
    assertThat(raw.revision()).isEqualTo(1767323045000L);
  }

  @Test
  void namesTheOffsetOfTheError() throws Exception {
    double before = push.counted("invalid");
    HttpResponse<String> answer =
        push.post(
            "/articles",
            "application/json",
            Pushing.article("g").replace("test", "").getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Pushing.json(answer);
    assertThat(problem.path("type").asText())
        .isEqualTo("https://isobar.dev/problems/invalid-article");
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/feed");
    assertThat(push.counted("invalid")).isEqualTo(before + 1);
    assertThat(push.post("/articles", "text/plain", new byte[] {'x'}).body())
        .contains("/feed", "Isobar-Feed");
    assertThat(push.post("/articles", "application/json", "[]".getBytes(UTF_8)).body())
        .contains("application/x-ndjson");
  }

  @Test
  void refusesAnInvalidFetchedAt() throws Exception {
    byte[] article = Pushing.article(guid()).getBytes(UTF_8);
    for (String type : List.of("application/json", "application/x-ndjson", "text/plain")) {
      for (String time : List.of("yesterday", "2026-13-01T00:00:00Z", "")) {
        HttpResponse<String> answer =
            push.post("/articles?feed=f", type, article, "Isobar-Fetched-At", time);
        assertThat(answer.statusCode()).as(type + " " + time).isEqualTo(400);
        assertThat(Pushing.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/fetchedAt");
      }
      assertThat(push.post("/articles?feed=f&fetchedAt=now", type, article).statusCode())
          .isEqualTo(400);
      assertThat(
              push.post(
                      "/articles?feed=f",
                      type,
                      article,
                      "Isobar-Fetched-At",
                      "2026-01-02t03:04:05.6+08:00")
                  .statusCode())
          .isIn(200, 202);
    }
  }

  @Test
  void refusesBinaryContent() throws Exception {
    byte[] pdf = "%PDF-1.7\n1 0 obj\n".getBytes(UTF_8);
    byte[] picture = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    String json =
        Pushing.article("g", "x")
            .replace(
                "\"content\":\"x\"",
                "\"contentBase64\":\"" + Base64.getEncoder().encodeToString(picture) + "\"");
    HttpResponse<String> inJson = push.post("/articles", "application/json", json.getBytes(UTF_8));
    for (HttpResponse<String> answer :
        List.of(
            inJson,
            push.post("/articles?feed=f", "text/html; charset=utf-8", picture),
            push.post("/articles?feed=f", "text/plain", pdf))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(Pushing.json(answer).path("type").asText()).endsWith("/not-text");
      assertThat(Pushing.json(answer).path("detail").asText()).contains("plain text");
    }
    assertThat(Pushing.json(inJson).at("/errors/0/pointer").asText()).isEqualTo("/contentBase64");
    byte[] utf16 = "\uFEFF中国减排".getBytes(UTF_16LE);
    assertThat(push.post("/articles?feed=f", "text/plain", utf16).statusCode()).isEqualTo(202);
  }

  @Test
  void refusesAQueryThatCannotBeDecoded() throws Exception {
    try (ChunkedConnection connection =
        new ChunkedConnection(service.getPort(), "/articles?feed=%zz", "text/plain")) {
      connection.send("x");
      connection.end();
      assertThat(connection.readHead()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void refusesTooLargeBodies() throws Exception {
    for (int size : new int[] {(1 << 20) + 1, 20 << 20}) {
      HttpResponse<String> answer = push.post("/articles", "application/json", new byte[size]);
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("isobar.article.max-bytes");
    }
    byte[] page = "\"".repeat(800_000).getBytes(UTF_8);
    assertThat(push.post("/articles?feed=f", "text/plain", page).statusCode()).isEqualTo(413);
  }

  @Test
  void saysHowMuchOfALargePageWasLeftOut() throws Exception {
    String page = "<script>" + "x".repeat(2 << 20) + "</script><p>Rice fields emit methane.</p>";
    HttpResponse<String> answer =
        push.post("/articles?feed=f&guid=large", "text/html", page.getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Pushing.json(answer).path("strippedBytes").asInt())
        .isEqualTo((2 << 20) + "<script></script>".length());
    byte[] tooLarge = ("<p>" + "x".repeat(5 << 20)).getBytes(UTF_8);
    assertThat(push.post("/articles?feed=f", "text/html", tooLarge).statusCode()).isEqualTo(413);
    HttpResponse<String> small =
        push.post("/articles?feed=f&guid=small", "text/html", "<p>Rice.</p>".getBytes(UTF_8));
    assertThat(Pushing.json(small).has("strippedBytes")).isFalse();
  }

  @Test
  void answersUnsupportedMediaTypes() throws Exception {
    HttpResponse<String> answer = push.post("/articles", "text/csv", new byte[] {'x'});
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("application/x-ndjson", "text/html");
    assertThat(
            push.post(
                    "/articles",
                    "application/json",
                    Pushing.article("g").getBytes(UTF_8),
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(415);
    assertThat(push.get("/articles").statusCode()).isEqualTo(405);
    HttpResponse<String> nowhere = push.get("/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(Pushing.json(nowhere).path("type").asText()).endsWith("/not-found");
  }

  private RawArticle written(JsonNode receipt) {
    return ContractJson.readRaw(record(receipt.path("id").asText()).value(), 1 << 20);
  }

  private ConsumerRecord<byte[], byte[]> record(String id) {
    return RawTopic.await(bootstrapServers, 1, id::equals).get(0);
  }

  private static String guid() {
    return UUID.randomUUID().toString();
  }
}
