package dev.isobar.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar rebuild}. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Rebuilds the view from Kafka. The present view answers until the new one replaces it.",
      "Shows the progress until it has ended; Ctrl-C ends only that."
    })
public final class RebuildCommand implements Callable<Integer> {
  private static final String PATH = "/admin/rebuild";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "The address of query-service (default: ${DEFAULT-VALUE}).")
  private URI query;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:ISOBAR_API_KEY}",
      description =
          "The API key, if the service needs one (default: the environment variable"
              + " ISOBAR_API_KEY, which other users of this machine cannot see).")
  private String key;

  @Option(names = "--status", description = "Starts nothing; only shows how far a rebuild is.")
  private boolean statusOnly;

  /** Between two looks. */
  Duration pause = Duration.ofSeconds(1);

  @Override
  public Integer call() throws InterruptedException {
    ServiceClient service = new ServiceClient(query, key, TIMEOUT);
    try {
      if (!statusOnly && !accepted(service.send("POST", PATH, null, null))) {
        return ExitCode.SOFTWARE;
      }
      return follow(service);
    } catch (IOException e) {
      error("query-service does not answer at " + query + ": " + e + "; start it, or set --url");
      return ExitCode.SOFTWARE;
    }
  }

  private int follow(ServiceClient service) throws IOException, InterruptedException {
    while (true) {
      Answer answer = service.get(PATH);
      if (!accepted(answer)) {
        return ExitCode.SOFTWARE;
      }
      JsonNode progress = answer.json();
      print(progress);
      String state = progress.path("state").asText();
      boolean running = state.equals("reading") || state.equals("switching");
      if (!running || statusOnly) {
        return running || state.equals("done") ? ExitCode.OK : ExitCode.SOFTWARE;
      }
      Thread.sleep(pause.toMillis());
    }
  }

  private void print(JsonNode progress) {
    long total = progress.path("total").asLong();
    long read = progress.path("read").asLong();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %,d of %,d records (%d %%), %,d articles, %,d articles per second%n",
        progress.path("state").asText(),
        read,
        total,
        total == 0 ? 100 : 100 * read / total,
        progress.path("articles").asLong(),
        progress.path("articlesPerSecond").asLong());
    out.flush();
    if (!progress.path("error").isNull()) {
      error(progress.path("error").asText());
    }
  }

  private boolean accepted(Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      JsonNode problem = answer.json();
      error(
          "%s (%d): %s"
              .formatted(
                  problem.path("title").asText("refused"),
                  answer.status(),
                  problem.path("detail").asText()));
    }
    return answer.isSuccess();
  }

  private void error(String message) {
    spec.commandLine().getErr().println("isobar: " + message);
  }
}
