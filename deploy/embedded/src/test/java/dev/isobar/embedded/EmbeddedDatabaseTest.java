package dev.isobar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path dir;

  @Test
  void keepsRowsOverARestart() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.startForTests(dir, 0)) {
      execute(
          database, "CREATE EXTENSION pg_trgm; CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.startForTests(dir, 0)) {
      assertThat(ask(database, "SELECT x FROM t")).isEqualTo("7");
    }
  }

  @Test
  void isDurableInARealRunAndNotInTests() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir.resolve("real"), 0)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.startForTests(dir.resolve("test"), 0)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("off");
    }
  }

  @Test
  void replacesAServerThatAKilledJvmLeft() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledJvm.class.getName(),
                dir.toString())
            .inheritIO()
            .start();
    assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    long before = Postmaster.runningOn(dir.resolve("data")).orElseThrow().pid();
    try (EmbeddedDatabase database = EmbeddedDatabase.startForTests(dir, 0)) {
      assertThat(Postmaster.runningOn(dir.resolve("data")).orElseThrow().pid())
          .isNotEqualTo(before);
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  /** Tests a restart in the same JVM, where close() cleans up after a dead server. */
  @Test
  void startsAgainAfterTheServerDied() throws Exception {
    EmbeddedDatabase died = EmbeddedDatabase.start(dir, 0);
    execute(died, "CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
    died.process().destroyForcibly();
    died.process().onExit().get(20, TimeUnit.SECONDS);
    died.close();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, 0)) {
      assertThat(ask(database, "SELECT x FROM t")).isEqualTo("7");
    }
  }

  @Test
  void stopsWhenTheParentJvmEnds() throws Exception {
    EmbeddedDatabase.startForTests(dir, 0);
    Postmaster postmaster = Postmaster.runningOn(dir.resolve("data")).orElseThrow();
    Process watchdog = postmaster.stopWhenThisJvmEnds();
    ProcessHandle server = ProcessHandle.of(postmaster.pid()).orElseThrow();
    watchdog.getOutputStream().close();
    server.onExit().get(20, TimeUnit.SECONDS);
    assertThat(Postmaster.runningOn(dir.resolve("data"))).isEmpty();
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.startForTests(dir, taken.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " for PostgreSQL is taken");
    }
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  /** Leaves a server without the watchdog that would stop it. */
  static final class KilledJvm {
    public static void main(String[] args) {
      EmbeddedDatabase.startForTests(Path.of(args[0]), 0);
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(9);
    }
  }
}
