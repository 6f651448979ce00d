package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged isobar.jar, as a stranger runs it. */
class UpIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern QUERY = Pattern.compile("Look at +(http://\\S+)/");

  @TempDir Path dir;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void showsTheSamplesKeepsThemAndLeavesNoProcess() throws Exception {
    Process first = up("first.log", "--samples");
    String log = await(first, "first.log", "Look at");
    assertThat(log).contains("5 articles visible", "ingest-service | ");
    assertThat(log.lines().filter(line -> line.matches("article +language +date +topics +people")))
        .hasSize(1);
    assertThat(log).contains("Readout on the Second Meeting");
    assertThat(articles(log)).hasSize(5);
    awaitDeepLane(log);

    List<ProcessHandle> children = first.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(4);
    first.destroy();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertGone(children);

    // Killed without a word: the children notice, and the next run finds everything in order.
    Process second = up("second.log");
    log = await(second, "second.log", "Look at");
    assertThat(articles(log)).hasSize(5);
    children = second.descendants().toList();
    second.destroyForcibly().waitFor();
    Process third = up("third.log");
    log = await(third, "third.log", "Look at");
    assertGone(children);
    assertThat(articles(log)).hasSize(5);
  }

  /** The samples are all about climate: each is read deep soon after it is visible. */
  private static void awaitDeepLane(String log) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<String> lanes = List.of();
    while (!lanes.equals(Collections.nCopies(5, "deep")) && Instant.now().isBefore(deadline)) {
      lanes = articles(log).findValuesAsText("lane");
      Thread.sleep(100);
    }
    assertThat(lanes).containsExactlyElementsOf(Collections.nCopies(5, "deep"));
  }

  private Process up(String log, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/isobar.jar").toAbsolutePath().toString(),
                "up",
                "--data",
                dir.resolve("data").toString()));
    for (String who : List.of("ingest", "enrich", "query", "kafka", "postgres")) {
      command.add("--" + who + "-port=0");
    }
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve(log).toFile())
            .start();
    started.add(process);
    return process;
  }

  private String await(Process process, String log, String words) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      String printed = Files.readString(dir.resolve(log));
      if (printed.contains(words)) {
        return printed;
      }
      if (Instant.now().isAfter(deadline) || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("no \"" + words + "\" in:\n" + printed);
      }
    }
  }

  private static JsonNode articles(String log) throws Exception {
    Matcher query = QUERY.matcher(log);
    assertThat(query.find()).isTrue();
    HttpRequest request = HttpRequest.newBuilder(URI.create(query.group(1) + "/articles")).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body).get("items");
  }

  private static void assertGone(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }
}
