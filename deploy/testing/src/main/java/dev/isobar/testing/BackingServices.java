package dev.isobar.testing;

import java.util.Properties;

/**
 * Provides broker and database to tests: embedded by default, in containers with {@code
 * -Dinfra=docker}.
 *
 * <p>{@code new...} returns a new one for a test that stops or fills it. {@code shared...} returns
 * the one of this JVM, which starts on the first call and ends with the JVM.
 */
public final class BackingServices {
  private static final String BROKER = "isobar.testing.broker";
  private static final String JDBC_URL = "isobar.testing.jdbc-url";

  /**
   * An interned string is one object in the JVM, although Quarkus loads this class several times.
   * The system properties cannot be the lock, because a thread that sets one while a container
   * starts would block forever.
   */
  private static final Object LOCK = "dev.isobar.testing.BackingServices".intern();

  private BackingServices() {}

  /** Returns whether {@code -Dinfra=docker} is set. */
  public static boolean inDocker() {
    String infra = System.getProperty("infra", "embedded");
    return switch (infra) {
      case "docker" -> true;
      case "embedded" -> false;
      default ->
          throw new IllegalStateException("-Dinfra=" + infra + ": choose embedded or docker");
    };
  }

  /** Starts a broker without Kafka topics. */
  public static Broker newBroker() {
    return inDocker() ? DockerInfra.broker() : EmbeddedInfra.broker();
  }

  /** Starts an empty database. */
  public static Database newDatabase() {
    return inDocker() ? DockerInfra.database() : EmbeddedInfra.database();
  }

  /** Returns the bootstrap servers of this JVM's broker. */
  public static String sharedBroker() {
    synchronized (LOCK) {
      return shared(BROKER, () -> endWithJvm(newBroker()).bootstrapServers());
    }
  }

  /** Returns the JDBC URL of this JVM's database; user and password are both {@code isobar}. */
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

  /** Returns system properties, which stay the same when Quarkus loads test classes again. */
  private static Properties shared() {
    return System.getProperties();
  }

  /**
   * Stops a service at the end of the JVM. Embedded ones end with the JVM; for containers,
   * Testcontainers' Ryuk does this, but it is off if its image is not available.
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
