package dev.isobar.local.up;

import dev.isobar.local.stack.BackingSettings;
import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.ProcessExit;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One run of the newswire, from its start until something stops it. */
final class Up {
  private static final Duration READY = Duration.ofMinutes(3);

  private final ServiceApps apps;
  private final Settings settings;
  private final String kafkaHeap;
  private final Console console;

  /** Completed by what ends the run other than Ctrl-C, which ends the JVM. */
  private final CompletableFuture<ProcessExit> end = new CompletableFuture<>();

  Up(ServiceApps apps, Settings settings, String kafkaHeap, Console console) {
    this.apps = apps;
    this.settings = settings;
    this.kafkaHeap = kafkaHeap;
    this.console = console;
  }

  /**
   * Runs until a process dies.
   *
   * @throws UserException if it cannot start, and when a process died
   */
  void run(DataFolder folder, PortPlan ports, boolean samples) throws InterruptedException {
    Memory.warning().ifPresent(console::progress);
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
    try {
      newswire.onDeath(end::complete);
      Thread starter = new Thread(() -> follow(newswire, folder, samples), "start");
      starter.setDaemon(true);
      starter.start();
      throw new UserException(obituary(end.get()));
    } catch (ExecutionException e) {
      throw new UserException(e.getCause().getMessage(), e.getCause());
    } finally {
      stop(newswire, folder);
    }
  }

  private void follow(LocalStack newswire, DataFolder folder, boolean samples) {
    try {
      folder.remember(newswire.processes().values());
      say("Kafka is up", newswire.brokerReady());
      say("PostgreSQL is up", newswire.databaseReady());
      StartupSummary visit = new StartupSummary(newswire.services(), newswire.backing());
      if (samples) {
        console.say(visit.samples(console::progress));
      } else {
        newswire.services().awaitReady(READY);
      }
      console.progress("ready; Ctrl-C stops it");
      console.say(visit.addresses());
      // Unpacking needed memory that this process will never need again.
      System.gc();
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
    }
  }

  private void say(String step, CompletableFuture<Void> when) {
    when.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            console.progress(step);
          } else {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            end.completeExceptionally(cause);
          }
        });
  }

  /** Both the end of the run and the end of the JVM come here; whoever is second waits. */
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

  private static String obituary(ProcessExit death) {
    return death.sentence()
        + (death.lastLines().isEmpty() ? "" : ". It said last:\n  ")
        + String.join("\n  ", death.lastLines());
  }
}
