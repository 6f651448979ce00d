package dev.isobar.query.canary;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary comes into the view, and nobody sees it. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class CanaryComponentTest {
  private static final String FEED = "can-feed";

  private final RunningQueryService wire = new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void save() {
    given()
        .contentType("application/json")
        .body("{\"name\": \"Canaries\", \"parameters\": {\"source\": \"can-feed\"}}")
        .put("/queries/can-query")
        .then()
        .statusCode(anyOf(equalTo(200), equalTo(201)));
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void saysWhenItWasWritten() {
    Canary canary = Canary.at(Instant.now());
    given()
        .get("/canaries/" + canary.number())
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("is on its way"));
    send(canary, "quick");
    String first = visibleAt(canary);
    assertThat(Instant.parse(first)).isBetween(canary.sentAt(), Instant.now().plusSeconds(60));

    // The event of the deep lane.
    send(canary, "deep");
    assertThat(visibleAt(canary)).isEqualTo(first);
    given().get("/canaries/" + canary.number() + "?limit=1").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles?source=can-feed",
        "/articles?q=canarybird",
        "/articles?topic=can-topic",
        "/sources?from=2026-01-01&to=2026-01-03",
        "/topics?source=can-feed",
        "/entities?source=can-feed",
        "/stories?source=can-feed",
        "/timeline?from=2026-01-01&to=2026-01-03",
        "/trends?dimension=topic&id=can-topic&from=2026-01-01&to=2026-01-03",
        "/articles/feed.atom?source=can-feed",
        "/articles/facets?source=can-feed",
        "/queries/can-query/articles"
      })
  void nobodySeesIt(String path) {
    String before = given().get(path).then().statusCode(200).extract().body().asString();
    send(Canary.at(Instant.now()), "quick");
    String after = given().get(path).then().statusCode(200).extract().body().asString();
    assertThat(after.replaceAll("<updated>.*?</updated>", ""))
        .isEqualTo(before.replaceAll("<updated>.*?</updated>", ""))
        .doesNotContain("canary-");
  }

  @Test
  void itIsNoArticleOfTheView() throws Exception {
    ViewTables tables = new ViewTables(database);
    double counted = counted();
    send(Canary.at(Instant.now()), "quick");
    given().get("/articles/" + Canary.id(5)).then().statusCode(404);
    given().get("/revisions?id=" + Canary.id(5)).then().body("items.size()", equalTo(0));
    assertThat(counted()).isEqualTo(counted);
    assertThat(tables.query("SELECT 1 FROM article WHERE id = 'canary-5'")).isEmpty();
    assertThat(tables.query("SELECT 1 FROM tag WHERE value LIKE 'can-%'")).isEmpty();
  }

  /** A producer that writes to Kafka can hide nothing by the mark. */
  @Test
  void theMarkHidesNoOtherArticle() {
    wire.send(article("marked-1").feed("marked"), mark(Canary.at(Instant.now())));
    wire.send(article(Canary.id(9)).feed("marked"));
    wire.awaitTaken();
    given().get("/articles?source=marked").then().body("items.size()", equalTo(2));
  }

  @Test
  void isKeptForAnHour() throws Exception {
    Canary old = Canary.at(Instant.now().minus(Duration.ofHours(2)));
    send(old, "quick");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE canary SET visible_at = now() - interval '61 min' WHERE number = '%s'"
              .formatted(old.number()));
    }
    send(Canary.at(Instant.now()), "quick");
    given().get("/canaries/" + old.number()).then().statusCode(404);
  }

  private void send(Canary canary, String lane) {
    ArticleBuilder article =
        article(Canary.id(5))
            .feed(FEED)
            .with("lane", lane)
            .text("Canarybird and the weather.")
            .topic("can-topic")
            .mention("person/can-bird", "Canarybird", "Canarybird");
    wire.send(article, mark(canary));
    wire.awaitTaken();
  }

  private static Header mark(Canary canary) {
    RecordHeaders headers = new RecordHeaders();
    canary.add(headers);
    return headers.lastHeader(Canary.HEADER);
  }

  private static String visibleAt(Canary canary) {
    return given()
        .get("/canaries/" + canary.number())
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("number", equalTo(canary.number()))
        .body("sentAt", equalTo(canary.sentAt().toString()))
        .extract()
        .path("visibleAt");
  }

  private double counted() {
    return metrics.find("isobar.articles").counters().stream().mapToDouble(c -> c.count()).sum();
  }
}
