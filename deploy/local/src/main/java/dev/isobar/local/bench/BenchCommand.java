package dev.isobar.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.bench.load.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code isobar.jar bench}. Figures go to standard output, progress to standard error. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the newswire on this machine: articles a second from push to view, time from"
          + " receipt to live event, CPU and memory by process, and each part alone.",
      "Starts a separate newswire with an empty view, unless a running one is given. Other work on"
          + " the machine lowers every figure."
    })
public final class BenchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  boolean json;

  @Option(names = "--seconds", defaultValue = "60", description = "Push for so long. Default: 60.")
  int seconds;

  @Option(names = "--articles", description = "Push so many, if that is sooner.")
  Long articles;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Push at most N a second. Default: as many as ingest-service takes.")
  int rate;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      defaultValue = "5000",
      description = {
        "Hold back while more than N accepted articles are not yet visible. Default: 5000.",
        "0 pushes without regard, and measures how fast a backlog is made and drained."
      })
  long backlog;

  @Option(
      names = "--no-ceilings",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Leave out the parts alone.")
  boolean ceilings;

  @Option(
      names = "--profile",
      description = "Show where each JVM's time goes, by Flight Recorder; needs a JDK.")
  boolean profile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "isobar-data",
      description = "Where the benchmark's own newswire has its folder while it runs.")
  Path data;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Configuration for the services of its own newswire; can be repeated.")
  Map<String, String> properties = new LinkedHashMap<>();

  @ArgGroup(exclusive = false, heading = "%nA newswire that runs already:%n")
  Running running;

  /** Where it is. */
  static final class Running {
    @Option(names = "--ingest", required = true, paramLabel = "URL", description = "ingest-service")
    URI ingest;

    @Option(names = "--query", required = true, paramLabel = "URL", description = "query-service")
    URI query;

    @Option(names = "--broker", required = true, paramLabel = "HOST:PORT", description = "Kafka")
    String broker;

    @Option(
        names = "--database",
        paramLabel = "JDBC-URL",
        description = "PostgreSQL, with user and password; only for its ceiling.")
    String database;

    @Option(
        names = "--enrich-app",
        paramLabel = "DIR",
        description = "enrich-service's packaged jars; only for its ceiling.")
    Path enrichApp;

    @Option(
        names = "--process",
        paramLabel = "NAME=PID",
        description = "A process to account for; can be repeated.")
    Map<String, Long> processes = new LinkedHashMap<>();
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      BenchReport report = running == null ? measureOwn() : measure(target(running));
      System.out.print(
          json ? new ObjectMapper().writeValueAsString(report) + "\n" : ReportTable.of(report));
      return report.flow().everythingEnded() ? CommandLine.ExitCode.OK : 1;
    } catch (IOException | ExecutionException | SQLException | RuntimeException e) {
      System.err.println("isobar: the benchmark failed: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private BenchReport measureOwn()
      throws IOException, InterruptedException, ExecutionException, SQLException {
    System.err.println("starting broker, database and three services in " + data);
    try (OwnNewswire own = OwnNewswire.start(data.toAbsolutePath(), properties)) {
      return measure(own.target());
    }
  }

  private BenchReport measure(Target target)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    return new Bench(target, System.err::println)
        .run(
            new Bench.Load(
                Duration.ofSeconds(seconds),
                articles == null ? Long.MAX_VALUE : articles,
                rate,
                backlog),
            ceilings,
            profile);
  }

  private static Target target(Running running) {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    running.processes.forEach(
        (name, pid) ->
            processes.put(
                name,
                ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalArgumentException("no process " + pid))));
    return new Target(
        running.ingest,
        running.query,
        running.broker,
        running.database,
        processes,
        running.enrichApp);
  }
}
