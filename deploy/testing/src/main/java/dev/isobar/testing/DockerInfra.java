package dev.isobar.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts broker and database in containers, for {@code -Dinfra=docker}. */
final class DockerInfra {
  /** The image; the system property {@code kafka.image.version} selects another version. */
  static final String KAFKA = "apache/kafka:" + System.getProperty("kafka.image.version", "4.1.1");

  static final String POSTGRES = "postgres:18";

  private static final long START_SECONDS = 120;

  /** Logs only warnings and the line that Testcontainers waits for. */
  private static final String LOGGING =
      """
          Configuration:
            Appenders:
              Console:
                name: STDOUT
                PatternLayout:
                  pattern: "[%d] %p %m (%c)%n"
            Loggers:
              Root:
                level: WARN
                AppenderRef:
                  - ref: STDOUT
              Logger:
                - name: kafka.server.KafkaRaftServer
                  level: INFO
                - name: org.apache.kafka.server
                  level: INFO
          """;

  private DockerInfra() {}

  static Broker broker() {
    DockerCheck.requireImage(KAFKA);
    KafkaContainer container =
        new KafkaContainer(KAFKA)
            .withEnv(
                Map.of(
                    "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                    "KAFKA_MESSAGE_MAX_BYTES", "16842752",
                    "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                    "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000"));
    for (String file : List.of("log4j2.yaml", "tools-log4j2.yaml")) {
      // A new Transferable each time: Testcontainers keeps one path for each.
      container.withCopyToContainer(Transferable.of(LOGGING), "/mnt/shared/config/" + file);
    }
    start(container, KAFKA);
    return new Broker() {
      @Override
      public String bootstrapServers() {
        return container.getBootstrapServers();
      }

      @Override
      public void close() {
        container.stop();
      }
    };
  }

  static Database database() {
    DockerCheck.requireImage(POSTGRES);
    PostgreSQLContainer container =
        new PostgreSQLContainer(POSTGRES)
            .withDatabaseName("isobar")
            .withUsername("isobar")
            .withPassword("isobar");
    start(container, POSTGRES);
    return new Database() {
      @Override
      public String jdbcUrl() {
        return container.getJdbcUrl();
      }

      @Override
      public String user() {
        return container.getUsername();
      }

      @Override
      public String password() {
        return container.getPassword();
      }

      @Override
      public void close() {
        container.stop();
      }
    };
  }

  /**
   * Starts a container with a time limit, because the engine may wait for an unreachable registry.
   */
  private static void start(Startable container, String image) {
    FutureTask<Void> task = new FutureTask<>(container::start, null);
    Thread thread = new Thread(task, "start-" + image);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          image + " is not ready after " + START_SECONDS + " s; see the log above", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the container of " + image + " does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + image + " starts", e);
    }
  }
}
