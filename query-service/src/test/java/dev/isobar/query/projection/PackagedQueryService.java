package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.query.Forwarder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Database;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service with a database of its own, which the test can take away. */
public final class PackagedQueryService implements AutoCloseable {
  private final Broker broker;
  private final Database database = BackingServices.newDatabase();
  private final Forwarder link;
  private final PackagedService service;
  private RunningQueryService wire;

  /** Neither starts the service nor lets it reach its database. */
  public PackagedQueryService(Broker broker) {
    this.broker = broker;
    link = new Forwarder(URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort());
    service = replica();
  }

  /** Lets the service reach its database, starts it and waits until it is ready. */
  public PackagedService awaitReady() throws IOException {
    link.open();
    return service.start().awaitReady();
  }

  PackagedService service() {
    return service;
  }

  /** Lets the service reach its database. */
  public void connectDatabase() throws IOException {
    link.open();
  }

  Forwarder databaseLink() {
    return link;
  }

  /** Returns another process on the same broker and database, which is not started yet. */
  PackagedService replica() {
    return replica(Map.of());
  }

  /** Returns another process with some settings of its own. */
  public PackagedService replica(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            "kafka.bootstrap.servers", broker.bootstrapServers(),
            "quarkus.datasource.jdbc.url",
                database.jdbcUrl().replaceFirst("//[^/]*/", "//127.0.0.1:" + link.port() + "/"),
            "quarkus.datasource.username", database.user(),
            "quarkus.datasource.password", database.password(),
            "isobar.view.batch", "50",
            "isobar.view.retry-max", "1s"));
    return new PackagedService(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), settings);
  }

  /** Returns the client of the broker; the first call needs the broker. */
  public RunningQueryService wire() {
    if (wire == null) {
      wire = new RunningQueryService(broker.bootstrapServers());
    }
    return wire;
  }

  /** Sends a record that is no article, {@code poison-from}, and then articles. */
  void send(int from, int to) {
    wire().send("poison-" + from, "nonsense".getBytes(UTF_8));
    for (int i = from; i < to; i++) {
      wire().sendSoon(article("it-" + i).topic("it").mention("person/p" + i % 7, "P", "p"));
    }
    wire().flush();
  }

  void awaitRows(int rows) {
    Polling.until(rows + " rows", () -> rows() >= rows);
  }

  int rows() {
    return number("SELECT count(*) FROM article");
  }

  /** Returns the sum of the offsets that the view has stored. */
  int offsets() {
    return number("SELECT coalesce(sum(next_offset), 0) FROM consumer_offset");
  }

  /** Executes statements in one transaction. */
  void execute(String... transaction) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : transaction) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  @Override
  public void close() throws Exception {
    service.close();
    if (wire != null) {
      wire.close();
    }
    link.close();
    database.close();
  }

  private int number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(sql)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      return 0;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
