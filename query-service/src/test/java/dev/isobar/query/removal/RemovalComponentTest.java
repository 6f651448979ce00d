package dev.isobar.query.removal;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An article that was taken down stays away, whatever comes later. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RemovalComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;
  @Inject RemovedIds removed;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void noReplayAndNoSecondPushBringsItBack() throws SQLException {
    ArticleBuilder article = version("removed-1", 1);
    service.send(article);
    service.send(version("removed-stays", 1));
    service.awaitTaken();

    given().delete("/articles/removed-1").then().statusCode(204);
    isGone("removed-1");

    service.send(version("removed-1", 2));
    service.send(version("removed-new-address", 3).alias("removed-1"));
    service.awaitTaken();
    isGone("removed-1");
    isGone("removed-new-address");

    execute("UPDATE consumer_offset SET next_offset = 0, batches = batches + 1");
    service.awaitTaken();
    isGone("removed-1");
    Polling.until("live stream", () -> removed.contains(article.build()));
  }

  @Test
  void anEarlierIdTakesDownTheArticle() {
    service.send(version("removed-old", 1).feed("removed-alias"));
    service.awaitTaken();
    service.send(version("removed-present", 2).feed("removed-alias").alias("removed-old"));
    service.awaitTaken();

    given().delete("/articles/removed-old").then().statusCode(204);
    given().get("/articles?source=removed-alias").then().body("items", hasSize(0));
    for (String id : new String[] {"removed-present", "removed-old"}) {
      given()
          .redirects()
          .follow(false)
          .get("/articles/" + id)
          .then()
          .statusCode(410)
          .contentType("application/problem+json")
          .header("Isobar-Cursor", notNullValue())
          .body("type", equalTo("https://isobar.dev/problems/removed"))
          .body("detail", equalTo("The article " + id + " was removed for good"));
    }
  }

  @Test
  void anArticleThatTheViewDoesNotHaveIsNotFound() {
    given().delete("/articles/removed-never").then().statusCode(404);
    given().get("/articles/removed-never").then().statusCode(404);
    given().delete("/articles/removed-never?force=1").then().statusCode(400);
  }

  private void isGone(String id) {
    given().get("/articles/" + id).then().statusCode(410);
    given().get("/articles?source=removed").then().body("items", hasSize(1));
    given()
        .get("/topics?q=taken-down")
        .then()
        .body("items", hasSize(1))
        .body("items[0].articles", equalTo(1));
    assertThat(given().get("/articles?q=takendownword").jsonPath().getList("items.id"))
        .containsExactly("removed-stays");
  }

  private static ArticleBuilder version(String id, int day) {
    return article(id)
        .feed("removed")
        .fetchedAt("2026-02-0" + day + "T00:00:00Z")
        .topic("taken-down")
        .text("takendownword");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
