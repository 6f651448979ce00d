package dev.isobar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a real Kafka broker in its own JVM, with its own heap and log. It ends with this JVM. */
public final class BrokerProcess implements AutoCloseable {
  /** The line that the broker's main class prints, with its address, when clients can connect. */
  public static final String READY = "The broker is ready at ";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Process process;
  private final Path log;
  private final long logStart;
  private final int port;

  private BrokerProcess(Process process, Path log, long logStart, int port) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
    this.port = port;
  }

  /**
   * Starts the broker and returns at once; {@link #awaitReady} waits.
   *
   * @param dir the broker's folder; created if it is missing; the log {@code broker.log} grows over
   *     restarts
   * @param port the port for clients; 0 for a free one
   * @param classPath contains this class and the broker
   * @param jvmOptions for example the size of the heap
   * @throws IllegalStateException if the port is taken
   */
  public static BrokerProcess launch(
      Path dir, int port, String classPath, List<String> jvmOptions) {
    return launch(dir, port, classPath, jvmOptions, EmbeddedBroker.class.getName());
  }

  /**
   * Starts the broker with another main class. It gets the folder and the port, starts the broker
   * and prints {@link #READY}.
   */
  public static BrokerProcess launch(
      Path dir, int port, String classPath, List<String> jvmOptions, String mainClass) {
    int clientPort = port == 0 ? Ports.free() : Ports.requireFree(port, "the Kafka broker");
    try {
      Files.createDirectories(dir);
      Path log = dir.toAbsolutePath().resolve("broker.log");
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      List<String> main = List.of(mainClass, dir.toString(), String.valueOf(clientPort));
      Process process =
          new ChildJvm(
                  classPath,
                  jvmOptions,
                  main,
                  Map.of(),
                  ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new BrokerProcess(process, log, logStart, clientPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns {@code host:port}, the value for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /**
   * Waits until the broker accepts connections.
   *
   * @throws IllegalStateException if it ends or does not start within a minute; the message names
   *     its log
   */
  public BrokerProcess awaitReady() {
    Instant deadline = Instant.now().plus(START);
    try {
      while (!printed().contains(READY)) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "The Kafka broker ended with exit code " + process.exitValue() + "; see " + log);
        }
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("The Kafka broker is not ready after 60 s; see " + log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the Kafka broker starts", e);
    }
    return this;
  }

  public Process process() {
    return process;
  }

  /** Returns what this run of the broker has printed so far. */
  private String printed() throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(logStart);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the log file of the broker. */
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    // Process.destroy() would also close the pipe by which the child detects our end.
    process.toHandle().destroy();
    ChildJvm.awaitEnd(process, STOP);
  }
}
