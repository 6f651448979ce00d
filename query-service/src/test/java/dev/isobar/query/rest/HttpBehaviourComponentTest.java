package dev.isobar.query.rest;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every path has in common: HEAD, OPTIONS, compression and conditional requests. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class HttpBehaviourComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TestHTTPResource URI base;

  @BeforeEach
  void send() {
    for (int i = 0; i < 30; i++) {
      service.sendSoon(
          article("behaviour-" + i).feed("behaviour").topic("behaviour").text("Text ".repeat(50)));
    }
    service.flush();
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  /**
   * Without keys, on loopback, anyone may change what the service keeps, but no page of the web.
   */
  @Test
  void pagesOfOtherSitesChangeNothing() {
    given()
        .header("Origin", "https://other.example")
        .header("Sec-Fetch-Site", "cross-site")
        .post("/admin/rebuild")
        .then()
        .statusCode(403)
        .body("type", equalTo("https://isobar.dev/problems/cross-site"));
    String origin = base.getScheme() + "://" + base.getAuthority();
    given()
        .header("Origin", origin)
        .contentType("application/json")
        .body("{\"id\": [\"behaviour-1\"]}")
        .post("/articles/query")
        .then()
        .statusCode(200);
    given().delete("/articles/behaviour-none").then().statusCode(404);
    // A name of the web that leads to this machine: its pages are of the same site.
    given()
        .header("Host", "rebound.example:8080")
        .header("Origin", "http://rebound.example:8080")
        .delete("/articles/behaviour-none")
        .then()
        .statusCode(403)
        .body("type", equalTo("https://isobar.dev/problems/cross-site"))
        .body("detail", containsString("quarkus.http.cors.origins"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles?source=behaviour",
        "/articles/behaviour-1",
        "/articles/behaviour-none",
        "/articles?limit=x",
        "/articles/facets?source=behaviour",
        "/articles/feed.atom?source=behaviour",
        "/stories?source=behaviour",
        "/topics?q=behaviour",
        "/entities?q=behaviour",
        "/trends/rising",
        "/queries",
        "/queries.opml",
        "/nowhere"
      })
  void headHasTheHeadersOfGet(String path) throws IOException, InterruptedException {
    for (String encoding : List.of("identity", "gzip")) {
      HttpResponse<byte[]> get = send("GET", path, "Accept-Encoding", encoding);
      HttpResponse<byte[]> head = send("HEAD", path, "Accept-Encoding", encoding);
      HttpResponse<byte[]> later = send("GET", path, "Accept-Encoding", encoding);
      assertThat(head.statusCode()).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      // The view may change between two of them.
      assertThat(described(head)).as(path + " " + encoding).isIn(described(get), described(later));
    }
  }

  /** Without the length, which HEAD need not know (RFC 9110), and the time. */
  private static Map<String, List<String>> described(HttpResponse<?> answer) {
    Map<String, List<String>> headers = new java.util.TreeMap<>(answer.headers().map());
    headers
        .keySet()
        .removeAll(List.of("content-length", "transfer-encoding", "date", "content-encoding"));
    return headers;
  }

  @Test
  void listsAreCompressedAndTagsHoldForBothForms() throws IOException, InterruptedException {
    String path = "/articles?source=behaviour";
    HttpResponse<byte[]> plain = send("GET", path, "Accept-Encoding", "identity");
    HttpResponse<byte[]> packed = send("GET", path, "Accept-Encoding", "gzip");
    assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 2);
    assertThat(unpacked(packed.body())).isEqualTo(plain.body());
    for (HttpResponse<byte[]> answer : List.of(plain, packed)) {
      assertThat(varies(answer)).contains("accept", "accept-encoding");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(tag).startsWith("W/");
      for (String encoding : List.of("gzip", "identity")) {
        HttpResponse<byte[]> known =
            send("GET", path, "If-None-Match", tag, "Accept-Encoding", encoding);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("ETag")).hasValue(tag);
        assertThat(varies(known)).contains("accept", "accept-encoding");
        assertThat(
                send("HEAD", path, "If-None-Match", tag, "Accept-Encoding", encoding).statusCode())
            .isEqualTo(304);
      }
    }
    for (String type : List.of("text/csv", "application/x-ndjson")) {
      HttpResponse<byte[]> other = send("GET", path, "Accept", type, "Accept-Encoding", "gzip");
      assertThat(other.headers().firstValue("Content-Encoding")).as(type).hasValue("gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/live", "/live/stories", "/live/trends"})
  void streamsAreNotCompressed(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path)).header("Accept-Encoding", "gzip").build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
          .isEqualTo("identity");
      assertThat(new String(body.readNBytes(7))).isEqualTo("retry: ");
    }
    HttpResponse<byte[]> head = send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream;charset=UTF-8");
  }

  @Test
  void everyPathNamesItsMethods() throws IOException, InterruptedException {
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").jsonPath().getMap("paths");
    List<String> wrong = new ArrayList<>();
    paths.forEach(
        (path, operations) -> {
          Set<String> wanted = new TreeSet<>(Set.of("OPTIONS"));
          for (String method : List.of("get", "post", "put", "delete")) {
            if (operations.containsKey(method)) {
              wanted.add(method.toUpperCase());
            }
          }
          if (wanted.contains("GET")) {
            wanted.add("HEAD");
          }
          HttpResponse<byte[]> answer = options(path.replaceAll("\\{[^}]*}", "some"));
          Set<String> allowed =
              new TreeSet<>(
                  List.of(answer.headers().firstValue("Allow").orElse("none").split(", ?")));
          if (answer.statusCode() / 100 != 2 || !allowed.equals(wanted)) {
            wrong.add(path + " " + answer.statusCode() + " " + allowed + ", not " + wanted);
          }
        });
    assertThat(wrong).isEmpty();
  }

  private HttpResponse<byte[]> options(String path) {
    try {
      return send("OPTIONS", path);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String varies(HttpResponse<?> answer) {
    return String.join(",", answer.headers().allValues("Vary")).toLowerCase();
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
  }

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
