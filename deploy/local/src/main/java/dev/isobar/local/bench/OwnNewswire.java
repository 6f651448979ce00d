package dev.isobar.local.bench;

import dev.isobar.local.bench.load.Target;
import dev.isobar.local.launcher.Launcher;
import dev.isobar.local.stack.BackingSettings;
import dev.isobar.local.stack.JvmTuning;
import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a newswire for the benchmark: with an empty view, free ports and a temporary folder. */
final class OwnNewswire implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Map<Service, String> HEAPS =
      Map.of(Service.INGEST, "160m", Service.ENRICH, "384m", Service.QUERY, "320m");
  private static final String KAFKA_HEAP = "320m";

  private final ServiceApps apps;
  private final Path folder;
  private final LocalStack newswire;
  private final Thread onExit = new Thread(this::stop, "bench-stop");

  private OwnNewswire(ServiceApps apps, Path folder, LocalStack newswire) {
    this.apps = apps;
    this.folder = folder;
    this.newswire = newswire;
  }

  /**
   * Starts the newswire and waits until it is ready.
   *
   * @param parent the parent of the temporary folder
   * @param properties configuration for the services
   * @throws IllegalStateException if a process does not start; the message names it and its log
   */
  static OwnNewswire start(Path parent, Map<String, String> properties) throws IOException {
    ServiceApps apps = ServiceApps.inHome(Path.of(System.getProperty(Launcher.HOME)));
    ServiceSettings settings =
        ServiceSettings.defaults()
            .withProfile(JvmTuning.SERVER)
            .withFreePorts()
            .withHeaps(HEAPS)
            .with("isobar.enrich.lane", "quick")
            // The load generator sends no key, even if the environment has one.
            .with("isobar.api.key", "");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      settings = settings.with(property.getKey(), property.getValue());
    }
    Path folder = Files.createTempDirectory(Files.createDirectories(parent), "bench-");
    OwnNewswire own =
        new OwnNewswire(
            apps,
            folder,
            LocalStack.start(
                apps, new BackingSettings(0, 0, KAFKA_HEAP), settings, folder, (who, line) -> {}));
    Runtime.getRuntime().addShutdownHook(own.onExit);
    own.newswire.brokerReady().join();
    own.newswire.databaseReady().join();
    own.newswire.services().awaitReady(START);
    return own;
  }

  Target target() {
    return new Target(
        newswire.services().url(Service.INGEST),
        newswire.services().url(Service.QUERY),
        newswire.backing().bootstrapServers(),
        "%s?user=%s&password=%s"
            .formatted(
                newswire.backing().jdbcUrl(),
                newswire.backing().user(),
                newswire.backing().password()),
        newswire.processes(),
        apps.folder(Service.ENRICH));
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private void stop() {
    newswire.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(OwnNewswire::delete);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("isobar: cannot delete " + folder + ": " + e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
