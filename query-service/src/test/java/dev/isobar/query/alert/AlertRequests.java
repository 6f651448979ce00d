package dev.isobar.query.alert;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.ViewTables;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Saves alerts and reads what they tell. */
final class AlertRequests {
  private static final String SENTINEL = "alert-sentinel";

  private AlertRequests() {}

  /** An article that was fetched now. */
  static ArticleBuilder fresh(String id, String feed) {
    return article(id).feed(feed).fetchedAt(Instant.now().toString());
  }

  /** One that was fetched so long ago. */
  static ArticleBuilder old(String id, String feed, Duration age) {
    return article(id).feed(feed).fetchedAt(Instant.now().minus(age).toString());
  }

  /** An alert about the articles of a feed. */
  static void alert(String id, String feed, String more) {
    put(id, "\"parameters\": {\"source\": \"" + feed + "\"}" + (more.isEmpty() ? "" : ", " + more))
        .statusCode(201);
  }

  static ValidatableResponse put(String id, String fields) {
    return given()
        .contentType("application/json")
        .body("{\"name\": \"Alert " + id + "\", " + fields + "}")
        .put("/alerts/" + id)
        .then();
  }

  static List<Map<String, Object>> messages(String alert) {
    return given()
        .get("/alerts/" + alert + "/messages")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  /** The ids of the articles of each message, newest first. */
  static List<List<String>> told(String alert) {
    return given().get("/alerts/" + alert + "/messages").jsonPath().getList("items.articles.id");
  }

  static void awaitTold(String alert, List<List<String>> expected) {
    Polling.until(
        "messages of " + alert + ": " + expected + ", not " + told(alert),
        () -> told(alert).equals(expected));
  }

  /** Waits until alerts have read all that was sent, and what is due is sent. */
  static void settle(String broker, ViewTables tables) throws SQLException {
    if (given().get("/alerts/" + SENTINEL).statusCode() == 404) {
      alert(SENTINEL, SENTINEL, "");
    }
    String mark = SENTINEL + "-" + System.nanoTime();
    int partitions =
        KafkaTopics.all().stream()
            .filter(topic -> topic.name().equals(KafkaTopics.ENRICHED))
            .findFirst()
            .orElseThrow()
            .numPartitions();
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(broker)) {
      for (int partition = 0; partition < partitions; partition++) {
        ArticleBuilder article = fresh(mark + "-" + partition, SENTINEL);
        KafkaTestClient.acknowledged(
            kafka.sendSoon(
                new ProducerRecord<>(
                    KafkaTopics.ENRICHED,
                    partition,
                    article.id().getBytes(UTF_8),
                    article.bytes())));
      }
    }
    Polling.until(
        "alerts at the end",
        () ->
            count(tables, "alert_hit WHERE article LIKE '" + mark + "-%'") == partitions
                && count(tables, "alert_state WHERE due < now() + '10 s'") == 0);
  }

  static int count(ViewTables tables, String rows) {
    try {
      return Integer.parseInt(tables.query("SELECT count(*) FROM " + rows).get(0));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
