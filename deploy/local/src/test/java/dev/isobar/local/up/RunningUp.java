package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the packaged {@code isobar.jar up} on free ports, and reads what it prints. */
final class RunningUp implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Pattern QUERY = Pattern.compile("Look at +(http://\\S+)/");
  private static final Pattern PUSH = Pattern.compile("'(http://\\S+)/articles\\?feed=mine'");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Process process;
  private final Path data;
  private final Path log;

  private RunningUp(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /**
   * Starts the newswire and returns at once.
   *
   * @param data its data folder
   * @param log the file for its output
   */
  static RunningUp start(Path data, Path log, String... options) throws IOException {
    return start(Map.of(), data, log, options);
  }

  /** Starts the newswire with additional environment variables. */
  static RunningUp start(Map<String, String> environment, Path data, Path log, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Path.of("target/isobar.jar").toAbsolutePath().toString()));
    command.addAll(List.of("up", "--data", data.toString()));
    for (String who : List.of("ingest", "enrich", "query", "kafka", "postgres")) {
      command.add("--" + who + "-port=0");
    }
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new RunningUp(builder.start(), data, log);
  }

  /** Waits until it has printed its addresses, which it does once all services are ready. */
  RunningUp awaitReady() throws Exception {
    awaitPrinted("Look at");
    return this;
  }

  /** Waits until it has printed these words, and returns all that it has printed. */
  String awaitPrinted(String words) throws Exception {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (!printed().contains(words)) {
      if (Instant.now().isAfter(deadline) || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    assertThat(printed()).contains(words);
    return printed();
  }

  String printed() throws IOException {
    return Files.readString(log);
  }

  Process process() {
    return process;
  }

  /** Returns the process with this name in the data folder's list of processes. */
  ProcessHandle child(String name) throws IOException {
    String line =
        Files.readAllLines(data.resolve("processes")).stream()
            .filter(each -> each.endsWith(" " + name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no process " + name + " is listed"));
    return ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' ')))).orElseThrow();
  }

  /**
   * Pushes a text.
   *
   * @param key sent as {@code Authorization: Bearer}
   * @return the HTTP status
   */
  int push(String text, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address(PUSH) + "/articles?feed=mine"))
            .header("Content-Type", "text/plain")
            .header("Authorization", "Bearer " + key)
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Returns the articles that query-service lists. */
  JsonNode articles() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address(QUERY) + "/articles"))
            .timeout(Duration.ofSeconds(20))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return new ObjectMapper().readTree(response.body()).get("items");
  }

  /** Waits until all these processes have ended. */
  static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle each : processes) {
      each.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private String address(Pattern pattern) throws IOException {
    Matcher found = pattern.matcher(printed());
    assertThat(found.find()).as("an address is printed").isTrue();
    return found.group(1);
  }
}
