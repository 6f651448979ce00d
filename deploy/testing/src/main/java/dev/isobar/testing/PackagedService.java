package dev.isobar.testing;

import dev.isobar.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a packaged service in its own process, on a free port that stays the same over restarts.
 * Tests of a service run it from the module's folder.
 */
public final class PackagedService implements AutoCloseable {
  private static final int NO_CONNECTION = 0;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path module;
  private final List<String> jvmOptions;
  private final Map<String, String> settings;
  private final Map<String, String> environment;
  private final int port = Ports.free();
  private final Path log = Path.of("target", "packaged-service-" + port + ".log");
  private Process process;

  /**
   * @param jvmOptions such as {@code -Xmx256m}
   * @param settings configuration of the service, passed as system properties
   */
  public PackagedService(List<String> jvmOptions, Map<String, String> settings) {
    this(Path.of(""), jvmOptions, settings, Map.of());
  }

  /**
   * @param module the folder of the service's module
   * @param environment variables that the process gets besides those of this one
   */
  public PackagedService(
      Path module,
      List<String> jvmOptions,
      Map<String, String> settings,
      Map<String, String> environment) {
    this.module = module;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.settings = Map.copyOf(settings);
    this.environment = Map.copyOf(environment);
  }

  /** Starts it and returns at once; may be called again after its end. */
  public PackagedService start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-Dquarkus.http.host=localhost");
    command.add("-Dquarkus.http.port=" + port);
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    Path jar = module.resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(
        process == null ? Redirect.to(log.toFile()) : Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Waits up to 60 s until it answers HTTP requests. */
  public PackagedService awaitListening() {
    Polling.until(
        "answer of the service, see " + log, () -> status("/q/health/live") != NO_CONNECTION);
    return this;
  }

  /** Waits up to 60 s until it is ready. */
  public PackagedService awaitReady() {
    Polling.until("readiness of the service, see " + log, () -> status("/q/health/ready") == 200);
    return this;
  }

  public int port() {
    return port;
  }

  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Returns all that it has printed, over all its starts. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    process.destroy();
  }

  /** Waits up to 30 s for its end. Returns whether it has ended. */
  public boolean awaitExit() throws InterruptedException {
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  /**
   * Sends SIGTERM and waits for the end.
   *
   * @return how long it took
   * @throws AssertionError after 30 s
   */
  public Duration stop() throws InterruptedException {
    Instant start = Instant.now();
    terminate();
    if (!awaitExit()) {
      throw new AssertionError("the service has not ended 30 s after SIGTERM, see " + log);
    }
    return Duration.between(start, Instant.now());
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}
