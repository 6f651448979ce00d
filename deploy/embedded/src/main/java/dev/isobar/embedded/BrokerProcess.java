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

/**
 * A real Kafka broker in a JVM of its own, so that its heap, its log and its end are its own. It
 * ends with this JVM.
 */
public final class BrokerProcess implements AutoCloseable {
  /** What the broker's main class prints, with its address, once clients can connect. */
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
   * @param port where clients connect; 0 for a free one
   * @param classPath contains this class and the broker
   * @param jvmOptions such as the heap's size
   * @throws IllegalStateException if the port is taken
   */
  public static BrokerProcess launch(
      Path dir, int port, String classPath, List<String> jvmOptions) {
    return launch(dir, port, classPath, jvmOptions, EmbeddedBroker.class.getName());
  }

  /**
   * The same with another main class, which is given the folder and the port, starts the broker,
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

  /** {@code host:port}, as clients take it for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /**
   * Waits until the broker takes connections.
   *
   * @throws IllegalStateException if it ends or does not come up within a minute; names its log
   */
  public BrokerProcess awaitReady() {
    Instant deadline = Instant.now().plus(START);
    try {
      while (!printed().contains(READY)) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "the Kafka broker ended with " + process.exitValue() + "; see " + log);
        }
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("the Kafka broker is not up after 60 s; see " + log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the Kafka broker starts", e);
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

  /** Where the broker's warnings and errors are. */
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    // The handle's: the process's own would also close the pipe by which it notices our end.
    process.toHandle().destroy();
    ChildJvm.awaitEnd(process, STOP);
  }
}
