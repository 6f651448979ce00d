package dev.isobar.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Runs a real Kafka broker, one combined KRaft node, in this JVM. The data survives restarts.
 *
 * <p>It listens only on the loopback address, without authentication.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Kept in a field because java.util.logging drops the level of an unreferenced logger. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("kafka"),
          Logger.getLogger("state.change.logger"),
          Logger.getLogger("org.apache.kafka.common.utils"),
          Logger.getLogger("org.apache.kafka.controller"),
          Logger.getLogger("org.apache.kafka.coordinator"),
          Logger.getLogger("org.apache.kafka.image"),
          Logger.getLogger("org.apache.kafka.metadata"),
          Logger.getLogger("org.apache.kafka.network"),
          Logger.getLogger("org.apache.kafka.raft"),
          Logger.getLogger("org.apache.kafka.server"),
          Logger.getLogger("org.apache.kafka.snapshot"),
          Logger.getLogger("org.apache.kafka.storage"));

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker and returns when it accepts connections.
   *
   * @param dir the folder of the broker; created and formatted if it is missing
   * @param port the port for clients; 0 for a free one
   * @throws IllegalStateException if the port is taken or the folder cannot be used
   */
  public static EmbeddedBroker start(Path dir, int port) {
    return start(dir, port, settings -> {});
  }

  /**
   * Starts the broker with other settings.
   *
   * @param change changes the settings of the broker
   */
  public static EmbeddedBroker start(Path dir, int port, Consumer<Map<String, String>> change) {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    int clientPort = port == 0 ? Ports.free() : Ports.requireFree(port, "the Kafka broker");
    Path log = format(dir.toAbsolutePath());
    Map<String, String> settings = BrokerSettings.of(log, clientPort, Ports.free());
    change.accept(settings);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new IllegalStateException("The Kafka broker does not start in " + dir, e);
    }
    return new EmbeddedBroker(server, BrokerSettings.HOST + ":" + clientPort);
  }

  /** Returns {@code host:port}, the value for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * Runs the broker in its own JVM. The arguments are the folder and the port. Prints a line on
   * standard output when the broker is ready.
   */
  public static void main(String[] args) {
    EmbeddedBroker broker = start(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    System.out.println(BrokerProcess.READY + broker.bootstrapServers());
  }

  private static Path format(Path dir) {
    Path log = dir.resolve("log");
    if (Files.exists(log.resolve("meta.properties"))) {
      return log;
    }
    try {
      Files.createDirectories(log);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setMetadataLogDirectory(log.toString())
          .setDirectories(List.of(log.toString()))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot format the broker's folder " + log, e);
    }
    return log;
  }
}
