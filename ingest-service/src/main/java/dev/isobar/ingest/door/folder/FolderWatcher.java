package dev.isobar.ingest.door.folder;

import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.thread.DaemonThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Publishes the files that are put into a folder. A file without errors goes to {@code done/};
 * otherwise it goes to {@code failed/} with a list of its errors beside it, and its valid articles
 * are published all the same. After a crash a file is read again, which gives the same ids and
 * revisions. Of several replicas with one folder, the one that holds its lock reads it.
 *
 * <p>The folder is listed in intervals, because file events are not delivered for network volumes.
 */
@ApplicationScoped
class FolderWatcher {
  private static final Logger LOG = Logger.getLogger(FolderWatcher.class);
  private static final String LOCK = ".isobar-lock";

  private final FolderConfig config;
  private final DroppedFileLoader loader;
  private final Clock clock;
  private final MeterRegistry metrics;
  private Thread thread;
  private String lastProblem;

  FolderWatcher(FolderConfig config, DroppedFileLoader loader, Clock clock, MeterRegistry metrics) {
    this.config = config;
    this.loader = loader;
    this.clock = clock;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    config
        .path()
        .ifPresent(
            path -> {
              thread = DaemonThreads.named("folder-watcher").newThread(() -> watch(path));
              thread.start();
            });
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(5_000);
    }
  }

  private void watch(Path root) {
    DropFolder folder = new DropFolder(root, config.feed(), config.quiet());
    try {
      while (true) {
        look(root, folder);
        Thread.sleep(config.interval().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Path root, DropFolder folder) throws InterruptedException {
    try {
      Files.createDirectories(root);
      try (FileChannel file =
              FileChannel.open(
                  root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        if (lock != null) {
          for (Path each : folder.complete(clock.instant())) {
            load(folder, each);
          }
        }
      }
      lastProblem = null;
    } catch (IOException | UncheckedIOException | OverlappingFileLockException e) {
      if (!e.toString().equals(lastProblem)) {
        LOG.warnf("Folder %s cannot be read; retrying: %s", root, e);
        lastProblem = e.toString();
      }
    }
  }

  private void load(DropFolder folder, Path file) throws IOException, InterruptedException {
    DroppedFileLoader.Result result = loader.load(file, folder.name(file), folder.feed(file));
    boolean good = result.errors().isEmpty();
    Path moved = folder.move(file, good ? DropFolder.DONE : DropFolder.FAILED);
    metrics.counter("isobar.folder.files", "outcome", good ? "done" : "failed").increment();
    if (good) {
      LOG.infof("%s: %d articles published", folder.name(file), result.published());
    } else {
      writeErrors(moved, result.errors());
      LOG.warnf(
          "%s: %d articles published, %d errors, see %s",
          folder.name(file), result.published(), result.errors().size(), errorFile(moved));
    }
  }

  private static void writeErrors(Path moved, List<DroppedFileLoader.Result.Problem> errors)
      throws IOException {
    Files.writeString(
        errorFile(moved),
        errors.stream()
            .map(each -> new String(ContractJson.write(each), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static Path errorFile(Path moved) {
    return moved.resolveSibling(moved.getFileName() + ".errors.ndjson");
  }
}
