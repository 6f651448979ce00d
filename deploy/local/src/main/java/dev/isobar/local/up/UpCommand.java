package dev.isobar.local.up;

import dev.isobar.local.launcher.Launcher;
import dev.isobar.local.stack.BackingSettings;
import dev.isobar.local.stack.JvmTuning;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.ServiceSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Implements {@code isobar up}: starts the newswire and runs until it is stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a Kafka broker, PostgreSQL and the three services, and runs until Ctrl-C.",
      "All data is in one folder; the next start with this folder continues from there.",
      "A process that dies is restarted; after five deaths within a minute everything stops."
    })
public final class UpCommand implements Callable<Integer> {
  /** The environment variable with the key for changing calls; the services inherit it. */
  static final String API_KEY = "ISOBAR_API_KEY";

  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";
  private static final ServiceSettings USUAL = ServiceSettings.defaults();
  private static final BackingSettings USUAL_BACKING = BackingSettings.defaults();

  /** The lanes of enrich-service. Its own enum is not on this program's class path. */
  enum Lane {
    quick,
    deep,
    auto
  }

  @Option(
      names = "--samples",
      description = "Loads the five sample articles and prints the result.")
  boolean samples;

  @Option(
      names = "--demo",
      description = "Sends a part of a sample every few seconds, as the feed demo.")
  boolean demo;

  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = {
        "A YAML or OPML file of feeds, which is read again when it changes.",
        "starter: the bundled starter pack of public feeds."
      })
  String feeds;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "isobar-data",
      description = "The folder for all data" + DEFAULT + ".")
  Path data;

  @Option(
      names = "--enrich-lane",
      defaultValue = "auto",
      description = "How articles are enriched: ${COMPLETION-CANDIDATES}" + DEFAULT + ".")
  Lane lane;

  @Option(
      names = "--profile",
      defaultValue = "demo",
      description = "demo: fast start, little memory. server: high throughput" + DEFAULT + ".")
  ProfileName profile;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = {
        "The address that the services listen on" + DEFAULT + ".",
        "0.0.0.0 opens them to the network; changes then need the key in the environment variable"
            + " ISOBAR_API_KEY."
      })
  String host = USUAL.host();

  @Option(names = "--ingest-port", paramLabel = "PORT", description = PORT)
  int ingestPort = USUAL.ports().get(Service.INGEST);

  @Option(names = "--enrich-port", paramLabel = "PORT", description = PORT)
  int enrichPort = USUAL.ports().get(Service.ENRICH);

  @Option(names = "--query-port", paramLabel = "PORT", description = PORT)
  int queryPort = USUAL.ports().get(Service.QUERY);

  @Option(names = "--kafka-port", paramLabel = "PORT", description = PORT)
  int kafkaPort = USUAL_BACKING.kafkaPort();

  @Option(names = "--postgres-port", paramLabel = "PORT", description = PORT)
  int postgresPort = USUAL_BACKING.postgresPort();

  @Option(names = "--heap-ingest", paramLabel = "SIZE", description = HEAP)
  String ingestHeap = USUAL.heaps().get(Service.INGEST);

  @Option(names = "--heap-enrich", paramLabel = "SIZE", description = HEAP)
  String enrichHeap = USUAL.heaps().get(Service.ENRICH);

  @Option(names = "--heap-query", paramLabel = "SIZE", description = HEAP)
  String queryHeap = USUAL.heaps().get(Service.QUERY);

  @Option(names = "--heap-kafka", paramLabel = "SIZE", description = HEAP)
  String kafkaHeap = USUAL_BACKING.kafkaHeap();

  private static final String PORT = "0 selects a free one" + DEFAULT + ".";
  private static final String HEAP = "As for -Xmx" + DEFAULT + ".";

  /** The names of the profiles on the command line. */
  enum ProfileName {
    demo(JvmTuning.DEMO),
    server(JvmTuning.SERVER);

    final JvmTuning profile;

    ProfileName(JvmTuning profile) {
      this.profile = profile;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    ServiceApps apps = ServiceApps.inHome(Path.of(System.getProperty(Launcher.HOME)));
    try (DataFolder folder = DataFolder.take(data.toAbsolutePath().normalize())) {
      new Up(apps, settings(), kafkaHeap, new Console(System.out, started))
          .run(folder, ports(), samples, demo);
      return CommandLine.ExitCode.OK;
    } catch (UserException e) {
      System.err.println("isobar: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  PortPlan ports() {
    return PortPlan.of(
        List.of(
            new PortPlan.PortRequest(Service.INGEST.label(), "--ingest-port", ingestPort),
            new PortPlan.PortRequest(Service.ENRICH.label(), "--enrich-port", enrichPort),
            new PortPlan.PortRequest(Service.QUERY.label(), "--query-port", queryPort),
            new PortPlan.PortRequest(PortPlan.KAFKA, "--kafka-port", kafkaPort),
            new PortPlan.PortRequest(PortPlan.POSTGRES, "--postgres-port", postgresPort)));
  }

  ServiceSettings settings() {
    Map<Service, String> heaps = new EnumMap<>(Service.class);
    heaps.put(Service.INGEST, ingestHeap);
    heaps.put(Service.ENRICH, enrichHeap);
    heaps.put(Service.QUERY, queryHeap);
    ServiceSettings settings =
        USUAL
            .withHeaps(heaps)
            .withHost(host)
            .withProfile(profile.profile)
            .with("isobar.enrich.lane", lane.name());
    if (host.equals(USUAL.host()) && System.getenv("ISOBAR_FETCH_ALLOWED_HOSTS") == null) {
      // Feeds of this machine are for trying things out; on a network they would be a hole.
      settings = settings.with("isobar.fetch.allowed-hosts", "localhost,127.0.0.1");
    }
    return feeds == null ? settings : settings.with("isobar.feeds.file", feedsFile());
  }

  /** The services have another working folder. */
  private String feedsFile() {
    return feeds.equals("starter") ? feeds : Path.of(feeds).toAbsolutePath().toString();
  }
}
