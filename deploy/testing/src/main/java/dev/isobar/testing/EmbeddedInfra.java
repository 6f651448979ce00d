package dev.isobar.testing;

import dev.isobar.embedded.EmbeddedDatabase;
import java.nio.file.Path;

/** Broker and database from Maven Central's artifacts, without Docker. */
final class EmbeddedInfra {
  private EmbeddedInfra() {}

  static Broker broker() {
    return new RestartableBroker().start();
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
