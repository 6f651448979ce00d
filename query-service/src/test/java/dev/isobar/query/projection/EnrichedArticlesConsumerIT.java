package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.Forwarder;
import dev.isobar.query.PackagedService;
import dev.isobar.query.RestartableBroker;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The channel of the packaged service, under load: outages, shutdown, rebalances, replays. An
 * outage takes {@code -Disobar.outage}, by default 8 s.
 */
@Timeout(300)
class EnrichedArticlesConsumerIT {
  private static final Duration OUTAGE =
      Duration.parse("PT" + System.getProperty("isobar.outage", "8s"));

  @Test
  void databaseAwayUnderLoad() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        Forwarder way = new Forwarder(port(database));
        PackagedService service = new PackagedService(settings(broker, database, way.port()))) {
      way.open();
      service.start();
      awaitReady(service);
      send(wire, 0, 1_000);
      awaitRows(database, 1);
      way.cut();
      send(wire, 1_000, 2_000);
      staysAlive(service, OUTAGE);
      assertThat(wire.members("isobar-query")).isEqualTo(2);
      way.open();
      awaitRows(database, 2_000);
      send(wire, 2_000, 2_100);
      awaitRows(database, 2_100);
      assertThat(wire.deadLetters("poison-0")).hasSize(1);
      assertThat(wire.deadLetters("it-1500")).isEmpty();
    }
  }

  @Test
  void brokerAwayWithDeadLettersUnderWay() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        PackagedService service = new PackagedService(settings(broker, database, port(database)))) {
      service.start();
      awaitReady(service);
      send(wire, 0, 1_000);
      awaitRows(database, 1);
      broker.kill();
      staysAlive(service, OUTAGE);
      assertThat(service.status("/articles?topic=it&limit=1")).isEqualTo(200);
      broker.start();
      awaitRows(database, 1_000);
      send(wire, 1_000, 1_100);
      awaitRows(database, 1_100);
      assertThat(wire.deadLetters("poison-0")).isNotEmpty();
      assertThat(wire.deadLetters("poison-1000")).hasSize(1);
      assertThat(wire.deadLetters("it-500")).isEmpty();
    }
  }

  @Test
  void brokerAbsentAtTheStart() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        Database database = BackingServices.newDatabase();
        PackagedService service = new PackagedService(settings(broker, database, port(database)))) {
      broker.kill();
      service.start();
      RunningQueryService.await("liveness", () -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      RunningQueryService.await("answers", () -> service.status("/articles") == 200);
      broker.start();
      awaitReady(service);
      try (RunningQueryService wire = new RunningQueryService(broker.bootstrapServers())) {
        send(wire, 0, 100);
        awaitRows(database, 100);
      }
    }
  }

  @Test
  void terminationFinishesTheCurrentTransaction() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        PackagedService service = new PackagedService(settings(broker, database, port(database)))) {
      service.start();
      awaitReady(service);
      send(wire, 0, 5_000);
      awaitRows(database, 500);
      Instant before = Instant.now();
      assertThat(service.terminate()).isTrue();
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(12));
      // Of the records that the offsets count, only the poison has no row.
      assertThat(rows(database)).isLessThan(5_000);
      assertThat(offsets(database) - rows(database)).isBetween(0, 1);
      service.start();
      awaitRows(database, 5_000);
      assertThat(wire.deadLetters("poison-0")).hasSize(1);
    }
  }

  @Test
  void twoReplicasShareTheWorkAndLoseNothingWhenOneIsKilled() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        PackagedService first = new PackagedService(settings(broker, database, port(database)));
        PackagedService second = new PackagedService(settings(broker, database, port(database)))) {
      first.start();
      awaitReady(first);
      send(wire, 0, 3_000);
      second.start();
      awaitReady(second);
      RunningQueryService.await(
          "four members with partitions", () -> wire.members("isobar-query") == 4);
      send(wire, 3_000, 6_000);
      awaitRows(database, 3_500);
      first.kill();
      send(wire, 6_000, 7_000);
      awaitRows(database, 7_000);
      RunningQueryService.await("offsets of all records", () -> offsets(database) == 7_000 + 3);
      assertThat(wire.deadLetters("it-4000")).isEmpty();
    }
  }

  @Test
  void replayUnderLoad() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        PackagedService service = new PackagedService(settings(broker, database, port(database)))) {
      service.start();
      awaitReady(service);
      send(wire, 0, 2_000);
      awaitRows(database, 200);
      // One transaction: what is written again after the first statement must not be deleted.
      execute(
          database,
          "UPDATE consumer_offset SET next_offset = 0, batches = batches + 1",
          "DELETE FROM article");
      send(wire, 2_000, 3_000);
      awaitRows(database, 3_000);
      RunningQueryService.await("offsets of all records", () -> offsets(database) == 3_000 + 2);
      RunningQueryService.await(
          "the group's offsets", () -> wire.committed("isobar-query").equals(wire.end()));
    }
  }

  private static void send(RunningQueryService wire, int from, int to) {
    wire.send("poison-" + from, "nonsense".getBytes(UTF_8));
    for (int i = from; i < to; i++) {
      wire.sendSoon(article("it-" + i).topic("it").mention("person/p" + i % 7, "P", "p"));
    }
    wire.flush();
  }

  private static Map<String, String> settings(Broker broker, Database database, int port) {
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "quarkus.datasource.jdbc.url",
            database.jdbcUrl().replaceFirst("//[^/]*/", "//127.0.0.1:" + port + "/"),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password(),
        "isobar.view.batch", "50",
        "isobar.view.retry-max", "1s");
  }

  private static void awaitReady(PackagedService service) {
    RunningQueryService.await("readiness", () -> service.status("/q/health/ready") == 200);
  }

  /** Asks all the time: liveness never fails. */
  private static void staysAlive(PackagedService service, Duration time) {
    Instant end = Instant.now().plus(time);
    while (Instant.now().isBefore(end)) {
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static void awaitRows(Database database, int rows) {
    RunningQueryService.await(rows + " rows", () -> rows(database) >= rows);
  }

  private static int rows(Database database) {
    return number(database, "SELECT count(*) FROM article");
  }

  private static int offsets(Database database) {
    return number(database, "SELECT coalesce(sum(next_offset), 0) FROM consumer_offset");
  }

  private static int number(Database database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(sql)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      return 0;
    }
  }

  private static void execute(Database database, String... transaction) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : transaction) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static int port(Database database) {
    return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
  }
}
