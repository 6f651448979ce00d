package dev.isobar.testing;

import java.util.Properties;

/**
 * Broker and database for tests: embedded by default, in containers with {@code -Dinfra=docker}.
 *
 * <p>{@code new...} gives a fresh one to a test that stops or fills it; {@code shared...} gives the
 * one of this JVM, which is started when first asked for and ends with the JVM.
 */
public final class BackingServices {
  private static final String BROKER = "isobar.testing.broker";
  private static final String JDBC_URL = "isobar.testing.jdbc-url";

  /**
   * One for the JVM, as equal strings are, although Quarkus loads this class several times. Not the
   * system properties themselves: a thread that sets one while a container starts would block
   * forever.
   */
  private static final Object LOCK = "dev.isobar.testing.BackingServices".intern();

  private BackingServices() {}

  /** Whether {@code -Dinfra=docker} was asked for. */
  public static boolean inDocker() {
    String infra = System.getProperty("infra", "embedded");
    return switch (infra) {
      case "docker" -> true;
      case "embedded" -> false;
      default ->
          throw new IllegalStateException("-Dinfra=" + infra + ": choose embedded or docker");
    };
  }

  /** A broker without any Kafka topic. */
  public static Broker newBroker() {
    return inDocker() ? DockerInfra.broker() : EmbeddedInfra.broker();
  }

  /** An empty database. */
  public static Database newDatabase() {
    return inDocker() ? DockerInfra.database() : EmbeddedInfra.database();
  }

  /** The bootstrap servers of this JVM's broker. */
  public static String sharedBroker() {
    synchronized (LOCK) {
      return shared(BROKER, () -> endWithJvm(newBroker()).bootstrapServers());
    }
  }

  /** The JDBC URL of this JVM's database; user and password are both {@code isobar}. */
  public static String sharedDatabase() {
    synchronized (LOCK) {
      return shared(JDBC_URL, () -> endWithJvm(newDatabase()).jdbcUrl());
    }
  }

  private static String shared(String key, java.util.function.Supplier<String> start) {
    String value = shared().getProperty(key);
    if (value == null) {
      value = start.get();
      shared().setProperty(key, value);
    }
    return value;
  }

  /** Quarkus loads test classes again for each profile; the system properties stay the same. */
  private static Properties shared() {
    return System.getProperties();
  }

  /**
   * Embedded ones end with the JVM. For containers, Testcontainers' Ryuk does that, which is
   * switched off if its image is not available.
   */
  private static <T extends AutoCloseable> T endWithJvm(T service) {
    if (inDocker()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "end-containers"));
    }
    return service;
  }

  private static void close(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      throw new IllegalStateException("a container does not stop", e);
    }
  }
}
