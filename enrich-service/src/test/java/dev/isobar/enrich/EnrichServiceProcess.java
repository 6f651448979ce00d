package dev.isobar.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged service in a process of its own. */
public final class EnrichServiceProcess implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Process process;
  private final Path log;
  private final int port;

  private EnrichServiceProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts the service and returns at once.
   *
   * @param name of its log in {@code target}
   * @param settings {@code key=value}, each
   */
  public static EnrichServiceProcess start(
      String name, String bootstrapServers, String... settings) {
    int port = freePort();
    Path log = Path.of("target", "packaged-service-" + name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx300m");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dkafka.bootstrap.servers=" + bootstrapServers);
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    command.add("-jar");
    command.add("target/quarkus-app/quarkus-run.jar");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
              .start();
      return new EnrichServiceProcess(process, log, port);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM and waits for the end. */
  public Duration stop() throws InterruptedException {
    Instant start = Instant.now();
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return Duration.between(start, Instant.now());
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The status code of an address; 0 where nothing answers. */
  public int status(String path) {
    HttpResponse<String> answer = get(path);
    return answer == null ? 0 : answer.statusCode();
  }

  /** What the service measured; empty where nothing answers. */
  public String metrics() {
    HttpResponse<String> answer = get("/q/metrics");
    return answer == null ? "" : answer.body();
  }

  private HttpResponse<String> get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public EnrichServiceProcess awaitReady() {
    await("ready", () -> status("/q/health/ready") == 200);
    return this;
  }

  /** Everything the service logged. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Polls for a minute at most. */
  public static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() throws Exception {
    kill();
  }
}
