package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.Forwarder;
import dev.isobar.query.PackagedService;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service loses and doubles nothing, whatever is taken away from it. */
class ArticleProjectionIT {
  private static final int ARTICLES = 2_000;
  private static final int POISONS = 4;

  @Test
  void survivesTheLossOfDatabaseAndProcess() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        Forwarder way = new Forwarder(port(database));
        PackagedService service = new PackagedService(settings(broker, way, database))) {
      service.start();
      RunningQueryService.await(
          "liveness without a database", () -> service.status("/q/health/live") == 200);
      assertThat(service.get("/q/health/ready").body()).contains("waiting for the database");
      assertThat(service.status("/articles")).isEqualTo(503);

      send(wire, 0, ARTICLES / 4);
      way.open();
      RunningQueryService.await("readiness", () -> service.status("/q/health/ready") == 200);
      awaitRows(database, 1);
      service.kill();
      service.start();

      send(wire, ARTICLES / 4, ARTICLES / 2);
      awaitRows(database, ARTICLES / 4 + 1);
      way.cut();
      send(wire, ARTICLES / 2, 3 * ARTICLES / 4);
      assertThat(service.isAlive()).isTrue();
      way.open();
      awaitRows(database, ARTICLES / 2 + 1);

      send(wire, 3 * ARTICLES / 4, ARTICLES);
      assertThat(service.terminate()).isTrue();
      service.start();
      awaitRows(database, ARTICLES);
      RunningQueryService.await("answers", () -> service.status("/articles?topic=it") == 200);
      assertThat(service.get("/topics?q=it").body()).contains("\"articles\":" + ARTICLES);
      StreamCursor end = wire.end();
      RunningQueryService.await("the last offset", () -> cursor(service).equals(end));
      for (int i = 0; i < POISONS; i++) {
        assertThat(wire.deadLetters("poison-" + i * ARTICLES / POISONS)).isNotEmpty();
      }
    }
  }

  private static void send(RunningQueryService wire, int from, int to) {
    wire.send("poison-" + from, "nonsense".getBytes(UTF_8));
    for (int i = from; i < to; i++) {
      wire.sendSoon(article("it-" + i).topic("it").mention("person/p" + i % 7, "P", "p"));
    }
    wire.flush();
  }

  private static Map<String, String> settings(Broker broker, Forwarder way, Database database) {
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "quarkus.datasource.jdbc.url",
            database.jdbcUrl().replaceFirst("//[^/]*/", "//127.0.0.1:" + way.port() + "/"),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password(),
        "isobar.view.batch", "50",
        "isobar.view.retry-max", "1s");
  }

  private static void awaitRows(Database database, int rows) {
    RunningQueryService.await(rows + " rows", () -> rows(database) >= rows);
    assertThat(rows(database)).isLessThanOrEqualTo(ARTICLES);
  }

  private static int rows(Database database) {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM article")) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      return 0;
    }
  }

  private static StreamCursor cursor(PackagedService service) {
    try {
      return StreamCursor.parse(
          service.get("/articles?limit=1").headers().firstValue("Isobar-Cursor").orElse("v1_"));
    } catch (java.io.IOException e) {
      return StreamCursor.START;
    }
  }

  private static int port(Database database) {
    return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
  }
}
