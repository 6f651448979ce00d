package dev.isobar.local.up;

import dev.isobar.local.launcher.Launcher;
import dev.isobar.local.stack.Profile;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code isobar up}: starts the whole newswire and stays until it is stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a Kafka broker, PostgreSQL and the three services, and stays until Ctrl-C.",
      "All that it keeps is in one folder; started again there, it goes on where it stopped."
    })
public final class UpCommand implements Callable<Integer> {
  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

  /** What enrich-service may be told to do with each article. */
  enum Lane {
    quick,
    deep,
    auto
  }

  @Option(
      names = "--samples",
      description = "Loads the five sample articles and prints what came out.")
  boolean samples;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "isobar-data",
      description = "Where everything is kept" + DEFAULT + ".")
  Path data;

  @Option(
      names = "--enrich-lane",
      defaultValue = "auto",
      description = "How articles are enriched: ${COMPLETION-CANDIDATES}" + DEFAULT + ".")
  Lane lane;

  @Option(
      names = "--profile",
      defaultValue = "demo",
      description = "demo: up soon and small. server: fast in the long run" + DEFAULT + ".")
  ProfileName profile;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "The address that the services listen on" + DEFAULT + ".",
        "0.0.0.0 opens them to the network, without authentication."
      })
  String host;

  @Option(names = "--ingest-port", paramLabel = "PORT", defaultValue = "8081", description = PORT)
  int ingestPort;

  @Option(names = "--enrich-port", paramLabel = "PORT", defaultValue = "8082", description = PORT)
  int enrichPort;

  @Option(names = "--query-port", paramLabel = "PORT", defaultValue = "8080", description = PORT)
  int queryPort;

  @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = PORT)
  int kafkaPort;

  @Option(names = "--postgres-port", paramLabel = "PORT", defaultValue = "5432", description = PORT)
  int postgresPort;

  @Option(names = "--heap-ingest", paramLabel = "SIZE", defaultValue = "128m", description = HEAP)
  String ingestHeap;

  @Option(names = "--heap-enrich", paramLabel = "SIZE", defaultValue = "320m", description = HEAP)
  String enrichHeap;

  @Option(names = "--heap-query", paramLabel = "SIZE", defaultValue = "192m", description = HEAP)
  String queryHeap;

  @Option(names = "--heap-kafka", paramLabel = "SIZE", defaultValue = "256m", description = HEAP)
  String kafkaHeap;

  private static final String PORT = "0 takes a free one" + DEFAULT + ".";
  private static final String HEAP = "As -Xmx takes it" + DEFAULT + ".";

  /** Names as they are typed. */
  enum ProfileName {
    demo(Profile.DEMO),
    server(Profile.SERVER);

    final Profile profile;

    ProfileName(Profile profile) {
      this.profile = profile;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    ServiceApps apps = ServiceApps.inHome(Path.of(System.getProperty(Launcher.HOME)));
    try (DataFolder folder = DataFolder.take(data.toAbsolutePath().normalize())) {
      new Up(apps, settings(), kafkaHeap, new Console(System.out, started))
          .run(folder, ports(), samples);
      return CommandLine.ExitCode.OK;
    } catch (UserException e) {
      System.err.println("isobar: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  PortPlan ports() {
    return PortPlan.of(
        List.of(
            new PortPlan.Wish(Service.INGEST.label(), "--ingest-port", ingestPort),
            new PortPlan.Wish(Service.ENRICH.label(), "--enrich-port", enrichPort),
            new PortPlan.Wish(Service.QUERY.label(), "--query-port", queryPort),
            new PortPlan.Wish(PortPlan.KAFKA, "--kafka-port", kafkaPort),
            new PortPlan.Wish(PortPlan.POSTGRES, "--postgres-port", postgresPort)));
  }

  Settings settings() {
    Map<Service, String> heaps = new EnumMap<>(Service.class);
    heaps.put(Service.INGEST, ingestHeap);
    heaps.put(Service.ENRICH, enrichHeap);
    heaps.put(Service.QUERY, queryHeap);
    return Settings.usual()
        .withHeaps(heaps)
        .withHost(host)
        .withProfile(profile.profile)
        .with("isobar.enrich.lane", lane.name());
  }
}
