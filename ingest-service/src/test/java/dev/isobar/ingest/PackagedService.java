package dev.isobar.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it ships, in a process of its own. */
final class PackagedService implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

  private final Process process;
  private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private final Thread reader = new Thread(this::readLog, "service-log");

  private PackagedService(Process process) {
    this.process = process;
  }

  static PackagedService start(String bootstrapServers, String... jvmOptions) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.add("-Dquarkus.http.host=localhost");
    command.add("-Dquarkus.http.port=0");
    command.add("-Dkafka.bootstrap.servers=" + bootstrapServers);
    command.add("-jar");
    command.add("target/quarkus-app/quarkus-run.jar");
    PackagedService service =
        new PackagedService(new ProcessBuilder(command).redirectErrorStream(true).start());
    service.reader.setDaemon(true);
    service.reader.start();
    service.port.get(60, TimeUnit.SECONDS);
    return service;
  }

  int port() {
    return port.join();
  }

  URI uri() {
    return URI.create("http://localhost:" + port());
  }

  String log() {
    return String.join("\n", log);
  }

  /** Sends SIGTERM; its log goes on, unlike with {@link Process#destroy()}. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Whether it has ended, its log read to the end; waits for it. */
  boolean awaitExit() throws InterruptedException {
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    reader.join(TimeUnit.SECONDS.toMillis(10));
    return ended;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void readLog() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
      }
    } catch (IOException e) {
      log.add(e.toString());
    } finally {
      port.completeExceptionally(new IllegalStateException("it does not start:\n" + log()));
    }
  }
}
