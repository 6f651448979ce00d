package dev.isobar.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.bench.load.Target;
import dev.isobar.local.bench.subscribers.SubscribersBench;
import dev.isobar.local.bench.subscribers.SubscribersReport;
import dev.isobar.local.bench.views.ViewsBench;
import dev.isobar.local.bench.views.ViewsReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Implements {@code isobar.jar bench}. Prints figures to standard output, progress to standard
 * error.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the newswire on this machine: articles per second from push to view, time from"
          + " receipt to live event, CPU and memory by process, and the speed of each part alone.",
      "Starts a separate newswire with an empty view, unless a running one is given. Other load on"
          + " the machine lowers every figure."
    })
public final class BenchCommand implements Callable<Integer> {
  /** Kept in a field because java.util.logging drops the level of an unreferenced logger. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("io.zonky.test"));

  private static final int LIVE_RATE = 5;
  private static final int LIVE_BACKLOG = 200;

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  boolean json;

  @Option(names = "--seconds", defaultValue = "60", description = "How long to push. Default: 60.")
  int seconds;

  @Option(names = "--articles", description = "Stop after so many articles.")
  Long articles;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Push at most N articles per second. Default: no limit.")
  int rate;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      defaultValue = "5000",
      description = {
        "Pause while more than N accepted articles are not yet visible. Default: 5000.",
        "0 never pauses, and measures how fast a backlog grows and drains."
      })
  long backlog;

  @Option(
      names = "--no-ceilings",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Do not measure each part alone.")
  boolean ceilings;

  @Option(
      names = "--profile",
      description = "Print the hot methods of each JVM with Flight Recorder; needs a JDK.")
  boolean profile;

  @Option(
      names = "--views",
      split = ",",
      arity = "0..1",
      paramLabel = "N",
      fallbackValue = "10000,100000",
      description = {
        "Measure the answers of query-service instead, with a view of so many generated articles.",
        "Default: 10000,100000."
      })
  List<Long> views;

  @Option(
      names = "--subscribers",
      arity = "0..1",
      paramLabel = "N",
      fallbackValue = "5000",
      description = {
        "Measure the live stream instead, with N clients, each with its own filter. Every tenth",
        "reads nothing. Default: 5000. --seconds and --rate apply (rate 5 by default)."
      })
  Integer subscribers;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With --subscribers: store N saved queries first, each with an alert. Default: 0.")
  int queries;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "isobar-data",
      description = "The parent folder for the data of the separate newswire.")
  Path data;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Configuration for the services of the separate newswire; can be repeated.")
  Map<String, String> properties = new LinkedHashMap<>();

  @ArgGroup(exclusive = false, heading = "%nA running newswire:%n")
  Running running;

  /** The addresses of a running newswire. */
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
        description = "PostgreSQL with user and password, to measure COPY.")
    String database;

    @Option(
        names = "--enrich-app",
        paramLabel = "DIR",
        description = "The packaged jars of enrich-service, to measure the enricher.")
    Path enrichApp;

    @Option(
        names = "--process",
        paramLabel = "NAME=PID",
        description = "A process whose cost is measured; can be repeated.")
    Map<String, Long> processes = new LinkedHashMap<>();
  }

  @Override
  public Integer call() throws InterruptedException {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    try {
      if (views != null) {
        return measureViews();
      }
      if (subscribers != null) {
        return measureSubscribers();
      }
      BenchReport report = running == null ? measureOwn() : measure(target(running));
      System.out.print(
          json ? new ObjectMapper().writeValueAsString(report) + "\n" : ReportTable.of(report));
      return report.flow().everythingEnded() ? CommandLine.ExitCode.OK : 1;
    } catch (IOException | ExecutionException | SQLException | RuntimeException e) {
      System.err.println("isobar: the benchmark failed: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int measureViews()
      throws IOException, InterruptedException, ExecutionException, SQLException {
    System.err.println("Starting broker, database and three services in " + data);
    try (OwnNewswire own = OwnNewswire.start(data.toAbsolutePath(), properties)) {
      ViewsReport report = new ViewsBench(own.target(), System.err::println).run(views);
      System.out.print(
          json ? new ObjectMapper().writeValueAsString(report) + "\n" : report.table());
    }
    return CommandLine.ExitCode.OK;
  }

  private int measureSubscribers() throws IOException, InterruptedException {
    System.err.println("Starting broker, database and three services in " + data);
    try (OwnNewswire own = OwnNewswire.start(data.toAbsolutePath(), properties)) {
      SubscribersReport report =
          new SubscribersBench(own.target(), System.err::println)
              .run(
                  subscribers,
                  queries,
                  rate == 0 ? LIVE_RATE : rate,
                  Duration.ofSeconds(seconds),
                  articles == null ? LIVE_BACKLOG : articles.intValue());
      System.out.print(
          json ? new ObjectMapper().writeValueAsString(report) + "\n" : report.table());
    }
    return CommandLine.ExitCode.OK;
  }

  private BenchReport measureOwn()
      throws IOException, InterruptedException, ExecutionException, SQLException {
    System.err.println("Starting broker, database and three services in " + data);
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
                    .orElseThrow(
                        () -> new IllegalArgumentException("There is no process " + pid))));
    return new Target(
        running.ingest,
        running.query,
        running.broker,
        running.database,
        processes,
        running.enrichApp);
  }
}
