package dev.isobar.local.up;

import dev.isobar.local.stack.BackingSettings;
import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.ServiceSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs the newswire once, from its start until something stops it. */
final class Up {
  private static final Duration READY = Duration.ofMinutes(3);

  private final ServiceApps apps;
  private final ServiceSettings settings;
  private final String kafkaHeap;
  private final Console console;

  /** Completes with the error that ends the run. Ctrl-C ends the JVM instead. */
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  Up(ServiceApps apps, ServiceSettings settings, String kafkaHeap, Console console) {
    this.apps = apps;
    this.settings = settings;
    this.kafkaHeap = kafkaHeap;
    this.console = console;
  }

  /**
   * Runs until a process cannot be kept running.
   *
   * @throws UserException if the newswire cannot start, or a process dies too often
   */
  void run(DataFolder folder, PortPlan ports, boolean samples, boolean demo)
      throws InterruptedException {
    MemoryCheck.warning().ifPresent(console::progress);
    Map<String, Integer> taken = ports.take();
    console.progress("starting Kafka, PostgreSQL and three services in " + folder);
    LocalStack newswire =
        LocalStack.start(
            apps,
            new BackingSettings(taken.get(PortPlan.KAFKA), taken.get(PortPlan.POSTGRES), kafkaHeap),
            settings.withPorts(PortPlan.ofServices(taken)),
            folder.path(),
            console);
    Thread stopper = new Thread(() -> stop(newswire, folder), "stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    try (Supervisor supervisor =
        new Supervisor(
            newswire,
            Clock.systemUTC(),
            console::progress,
            reason -> end.completeExceptionally(new UserException(reason)),
            () -> writeProcesses(newswire, folder))) {
      supervisor.watch();
      Thread starter =
          new Thread(() -> follow(newswire, supervisor, folder, samples, demo), "start");
      starter.setDaemon(true);
      starter.start();
      end.get();
    } catch (ExecutionException e) {
      throw new UserException(e.getCause().getMessage(), e.getCause());
    } finally {
      stop(newswire, folder);
    }
  }

  private void follow(
      LocalStack newswire,
      Supervisor supervisor,
      DataFolder folder,
      boolean samples,
      boolean demo) {
    try {
      writeProcesses(newswire, folder);
      report("Kafka is ready", newswire.brokerReady(), () -> supervisor.started(LocalStack.KAFKA));
      report(
          "PostgreSQL is ready",
          newswire.databaseReady(),
          () -> {
            supervisor.started(LocalStack.POSTGRES);
            writeProcesses(newswire, folder);
          });
      StartupSummary summary = new StartupSummary(newswire.services(), newswire.backing());
      if (samples) {
        console.say(summary.samples(console::progress));
      } else {
        newswire.services().awaitReadyDespiteRestarts(READY);
      }
      console.progress("ready; Ctrl-C stops it");
      console.say(summary.addresses());
      // Returns the memory that was needed for unpacking.
      System.gc();
      if (demo) {
        summary.demo(console::progress).run();
      }
    } catch (RuntimeException e) {
      end.completeExceptionally(e);
    }
  }

  private void report(String step, CompletableFuture<Void> when, Runnable then) {
    when.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            console.progress(step);
            then.run();
          } else {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            end.completeExceptionally(cause);
          }
        });
  }

  /** Writes the processes to the folder, so that the next run finds them if this one is killed. */
  private void writeProcesses(LocalStack newswire, DataFolder folder) {
    try {
      synchronized (folder) {
        if (!folder.isClosed()) {
          folder.writeProcesses(newswire.processes());
        }
      }
    } catch (IOException e) {
      console.progress("cannot write to " + folder + ": " + e);
    }
  }

  /** Stops everything. Called at the end of the run and of the JVM; the second call waits. */
  private void stop(LocalStack newswire, DataFolder folder) {
    synchronized (folder) {
      if (folder.isClosed()) {
        return;
      }
      console.progress("stopping");
      newswire.stop();
      folder.close();
      console.progress("stopped");
    }
  }
}
