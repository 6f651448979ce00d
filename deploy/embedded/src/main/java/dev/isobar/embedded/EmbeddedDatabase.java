package dev.isobar.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a real PostgreSQL from Maven Central artifacts on the loopback address. The data survives
 * restarts.
 *
 * <p>PostgreSQL refuses to run as root, so root starts it through {@code unshare}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "isobar";
  private static final String AS_ROOT =
      "; it refuses root, and `unshare -U id` is denied here: run Isobar as another user";
  private static final Duration START = Duration.ofSeconds(20);

  /** Kept in a field because java.util.logging drops the level of an unreferenced logger. */
  private static final Logger QUIET = Logger.getLogger("io.zonky.test");

  private final Path log;
  private final EmbeddedPostgres server;
  private final Postmaster postmaster;
  private final Process watchdog;

  private EmbeddedDatabase(
      Path log, EmbeddedPostgres server, Postmaster postmaster, Process watchdog) {
    this.log = log;
    this.server = server;
    this.postmaster = postmaster;
    this.watchdog = watchdog;
  }

  /**
   * Starts PostgreSQL and returns when it accepts connections. Committed data survives a power
   * failure.
   *
   * @param dir the folder of the database; created if it is missing
   * @param port the port for clients; 0 for a free one
   * @throws IllegalStateException if the port is taken or PostgreSQL does not start; the message
   *     has the reason
   */
  public static EmbeddedDatabase start(Path dir, int port) {
    return start(dir, port, true, dir.toAbsolutePath().resolve("binaries"));
  }

  /**
   * Starts PostgreSQL for tests. Committed data may be lost if the machine fails, and the binaries
   * are unpacked once for all tests of this user.
   */
  public static EmbeddedDatabase startForTests(Path dir, int port) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
    return start(dir, port, false, temporary.resolve("isobar-postgres-" + user));
  }

  private static EmbeddedDatabase start(Path dir, int port, boolean durable, Path binaries) {
    QUIET.setLevel(Level.WARNING);
    Path data = dir.toAbsolutePath().resolve("data");
    Path log = dir.toAbsolutePath().resolve("server.log");
    try {
      Optional<Postmaster> leftOver = Postmaster.runningOn(data);
      if (leftOver.isPresent()) {
        // A killed JVM left this server. It is replaced because its settings are unknown.
        leftOver.get().stop();
      }
      int clientPort = port == 0 ? Ports.free() : Ports.requireFree(port, "PostgreSQL");
      Files.createDirectories(data);
      if (!Files.exists(data.resolve("postgresql.conf"))) {
        // Clients may already wait at the port, so the server must not listen without their
        // database.
        try (EmbeddedPostgres first = server(data, log, Ports.free(), durable, binaries)) {
          prepare(first, data);
        }
      }
      EmbeddedPostgres server = server(data, log, clientPort, durable, binaries);
      Postmaster postmaster =
          Postmaster.runningOn(data)
              .orElseThrow(() -> new IllegalStateException("No PostgreSQL server runs on " + data));
      Process watchdog = postmaster.stopWhenThisJvmEnds();
      prepare(server, data);
      return new EmbeddedDatabase(log, server, postmaster, watchdog);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new IllegalStateException(
          "PostgreSQL does not start in " + dir + ": " + e.getMessage() + reason(log), e);
    }
  }

  /** Returns the JDBC URL without user and password. */
  public String jdbcUrl() {
    return jdbcUrl(server.getPort());
  }

  /** Returns the JDBC URL of a database that is not started yet. */
  public static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  public String user() {
    return NAME;
  }

  public String password() {
    return NAME;
  }

  /** Returns the server's main process, even after its end; its children serve the clients. */
  public ProcessHandle process() {
    return postmaster.process();
  }

  /** Returns the log file of the server. */
  public Path log() {
    return log;
  }

  /** Stops PostgreSQL. Only cleans up if the server has already ended. */
  @Override
  public void close() {
    if (!postmaster.process().isAlive()) {
      // The library logs a stack trace when there is no server to stop.
      QUIET.setLevel(Level.OFF);
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      QUIET.setLevel(Level.WARNING);
      watchdog.destroyForcibly();
    }
  }

  private static EmbeddedPostgres server(
      Path data, Path log, int port, boolean durable, Path binaries) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setPgBinaryResolver(ownBinaries())
        .setPort(port)
        .setPGStartupWait(START)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setLocaleConfig("locale", "C.UTF-8")
        // The library passes -F, which turns fsync off; a later setting overrides it.
        .setServerConfig("fsync", durable ? "on" : "off")
        .setServerConfig("synchronous_commit", durable ? "on" : "off")
        .setServerConfig("full_page_writes", durable ? "on" : "off")
        .setServerConfig("max_connections", "100")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("wal_compression", "on")
        .setServerConfig("jit", "off")
        .start();
  }

  /** Returns a new resolver, because the library caches the unpacked folder per resolver. */
  private static PgBinaryResolver ownBinaries() {
    return new PgBinaryResolver() {
      @Override
      public java.io.InputStream getPgBinary(String system, String architecture)
          throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
      }
    };
  }

  private static void prepare(EmbeddedPostgres server, Path data) throws IOException, SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      requireOurs(statement, data);
      if (!any(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + NAME + "'");
      }
      if (!any(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  /** Checks the data folder, because the library accepts any server that answers on the port. */
  private static void requireOurs(Statement statement, Path data) throws SQLException, IOException {
    try (ResultSet setting = statement.executeQuery("SHOW data_directory")) {
      setting.next();
      String answering = setting.getString(1);
      if (!Files.isSameFile(Path.of(answering), data)) {
        throw new IllegalStateException(
            "Another PostgreSQL answers on the port, with the data folder " + answering);
      }
    }
  }

  private static boolean any(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String reason(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
      return (last.contains("as root") ? AS_ROOT : "") + "\n" + last;
    } catch (IOException e) {
      // There is no log because no server was started.
      return "";
    }
  }
}
