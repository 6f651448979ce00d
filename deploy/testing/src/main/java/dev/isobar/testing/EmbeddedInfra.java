package dev.isobar.testing;

import dev.isobar.embedded.BrokerProcess;
import dev.isobar.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;

/** Broker and database from Maven Central's artifacts, without Docker. */
final class EmbeddedInfra {
  /** Enough for the tests; the broker's own default is 1 GiB. */
  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private EmbeddedInfra() {}

  /** In a JVM of its own: it shares neither class loaders nor log levels with the tests. */
  static Broker broker() {
    Path dir = TestFolder.make("broker");
    BrokerProcess broker =
        BrokerProcess.launch(dir, 0, System.getProperty("java.class.path"), SMALL).awaitReady();
    return new Broker() {
      @Override
      public String bootstrapServers() {
        return broker.bootstrapServers();
      }

      @Override
      public void close() {
        broker.close();
        TestFolder.delete(dir);
      }
    };
  }

  static Database database() {
    Path dir = TestFolder.make("database");
    EmbeddedDatabase database = EmbeddedDatabase.startForTests(dir, 0);
    return new Database() {
      @Override
      public String jdbcUrl() {
        return database.jdbcUrl();
      }

      @Override
      public String user() {
        return database.user();
      }

      @Override
      public String password() {
        return database.password();
      }

      @Override
      public void close() {
        database.close();
        TestFolder.delete(dir);
      }
    };
  }
}
