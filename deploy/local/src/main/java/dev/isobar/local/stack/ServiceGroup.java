package dev.isobar.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs the three packaged services on a given broker and database, each in its own JVM. They end
 * with this JVM, even if it is killed.
 */
public final class ServiceGroup implements AutoCloseable {
  private final ServiceApps apps;
  private final BackingEndpoints backing;
  private final ServiceSettings settings;
  private final Path folder;
  private final LogSink sink;
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private volatile Consumer<ProcessExit> onDeath = death -> {};

  /**
   * Creates a group.
   *
   * @param folder the folder for the logs, one file per service; created if it is missing
   * @param sink receives each printed line
   */
  public ServiceGroup(
      ServiceApps apps,
      BackingEndpoints backing,
      ServiceSettings settings,
      Path folder,
      LogSink sink) {
    this.apps = apps;
    this.backing = backing;
    this.settings = settings;
    this.folder = folder;
    this.sink = sink;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the listener for services that end without having been stopped or killed here. */
  public ServiceGroup onDeath(Consumer<ProcessExit> listener) {
    onDeath = listener;
    return this;
  }

  /** Starts all services and returns at once. They wait for broker and database themselves. */
  public ServiceGroup start() {
    for (Service service : Service.values()) {
      start(service);
    }
    return this;
  }

  /** Starts a service that is not running. */
  public synchronized void start(Service service) {
    if (isRunning(service)) {
      throw new IllegalStateException(service.label() + " is already running");
    }
    ServiceProcess started = ServiceProcess.start(service, apps, backing, settings, folder, sink);
    processes.put(service, started);
    started.onDeath(death -> onDeath.accept(death));
  }

  /** Stops a service (SIGTERM) and waits until it has ended. */
  public void stop(Service service) {
    ServiceProcess running = process(service);
    if (running != null) {
      running.stop();
    }
  }

  /** Kills a service (SIGKILL) and waits until it has ended. */
  public void kill(Service service) {
    process(service).kill();
  }

  /** Restarts a service with the same settings; stops it first if it is running. */
  public void restart(Service service) {
    stop(service);
    start(service);
  }

  /** Stops all services, in the order of the flow. */
  public void stop() {
    stop(Service.INGEST);
    CompletableFuture<Void> enrich = CompletableFuture.runAsync(() -> stop(Service.ENRICH));
    stop(Service.QUERY);
    enrich.join();
  }

  @Override
  public void close() {
    stop();
  }

  public URI url(Service service) {
    return settings.url(service);
  }

  public synchronized boolean isRunning(Service service) {
    ServiceProcess process = processes.get(service);
    return process != null && process.process().isAlive();
  }

  /** Returns the running processes by the name of the service. */
  public synchronized Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> running = new LinkedHashMap<>();
    processes.forEach(
        (service, process) -> running.put(service.label(), process.process().toHandle()));
    return running;
  }

  /**
   * Waits until the service reports that it is ready ({@code /q/health/ready}).
   *
   * @return false if it ends or is not ready in time
   */
  public boolean becomesReady(Service service, Duration within) {
    Instant deadline = Instant.now().plus(within);
    while (!Readiness.of(url(service))) {
      if (!isRunning(service) || Instant.now().isAfter(deadline)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits until the service reports that it is ready.
   *
   * @throws IllegalStateException if it ends, or is not ready in time
   */
  public void awaitReady(Service service, Duration within) {
    if (!becomesReady(service, within)) {
      throw new IllegalStateException(
          service.label()
              + (isRunning(service) ? " is not ready after " + within : " ended")
              + "; see "
              + log(service));
    }
  }

  /** Waits until all services are ready. */
  public void awaitReady(Duration within) {
    Instant deadline = Instant.now().plus(within);
    for (Service service : Service.values()) {
      awaitReady(service, Duration.between(Instant.now(), deadline));
    }
  }

  /** Waits until all services are ready; some may end and be restarted meanwhile. */
  public void awaitReadyDespiteRestarts(Duration within) {
    Instant deadline = Instant.now().plus(within);
    for (Service service : Service.values()) {
      while (!becomesReady(service, Duration.between(Instant.now(), deadline))) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(
              service.label() + " is not ready after " + within + "; see " + log(service));
        }
      }
    }
  }

  public Path log(Service service) {
    return folder.resolve(service.label() + ".log");
  }

  private synchronized ServiceProcess process(Service service) {
    return processes.get(service);
  }
}
