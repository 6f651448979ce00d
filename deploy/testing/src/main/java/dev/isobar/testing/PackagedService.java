package dev.isobar.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs a packaged service in its own process, on a free port that stays the same over restarts.
 * Tests of a service run it from the module's folder.
 */
public final class PackagedService implements AutoCloseable {
  private static final Duration LISTENING = Duration.ofSeconds(60);
  private static final int NO_CONNECTION = 0;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<String> jvmOptions;
  private final Map<String, String> settings;
  private final int port;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private Process process;
  private Thread reader;

  /**
   * @param jvmOptions such as {@code -Xmx256m}
   * @param settings configuration of the service, passed as system properties
   */
  public PackagedService(List<String> jvmOptions, Map<String, String> settings) {
    this.jvmOptions = List.copyOf(jvmOptions);
    this.settings = Map.copyOf(settings);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and returns at once; may be called again after its end. */
  public PackagedService start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-Dquarkus.http.host=localhost");
    command.add("-Dquarkus.http.port=" + port);
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Process started = process;
    reader = new Thread(() -> readLog(started), "service-log");
    reader.setDaemon(true);
    reader.start();
    return this;
  }

  /**
   * Waits until it answers HTTP requests.
   *
   * @throws IllegalStateException with its log if it ends, or does not listen within 60 s
   */
  public PackagedService awaitListening() throws InterruptedException {
    Instant deadline = Instant.now().plus(LISTENING);
    while (status("/q/health/live") == NO_CONNECTION) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the service does not listen:\n" + log());
      }
    }
    return this;
  }

  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Returns all that it has printed. */
  public String log() {
    return String.join("\n", log);
  }

  /** Returns the status of a GET request; 0 if there is no connection. */
  public int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return NO_CONNECTION;
    }
  }

  public HttpResponse<String> get(String path) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(uri().resolve(path)).timeout(Duration.ofSeconds(20)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
  }

  /** Sends SIGTERM and returns at once. */
  public void terminate() {
    // The handle's: the process's own would close the log at once.
    process.toHandle().destroy();
  }

  /** Waits up to 30 s for its end and the end of its log. Returns whether it has ended. */
  public boolean awaitExit() throws InterruptedException {
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    reader.join(TimeUnit.SECONDS.toMillis(10));
    return ended;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void readLog(Process started) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(log::add);
    } catch (IOException | UncheckedIOException e) {
      log.add("(its log ends here: " + e.getMessage() + ")");
    }
  }
}
