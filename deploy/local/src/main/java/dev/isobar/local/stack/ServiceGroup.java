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
 * The three packaged services, each in a JVM of its own, on a given broker and database. They end
 * with this JVM, however it ends.
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
   * @param folder for the logs, one file for each service; made where it is not there yet
   * @param sink takes each printed line as it comes
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

  /** Called when a service ends although nobody stopped or killed it here. */
  public ServiceGroup onDeath(Consumer<ProcessExit> listener) {
    onDeath = listener;
    return this;
  }

  /** Starts all three and returns at once; they wait by themselves for broker and database. */
  public ServiceGroup start() {
    for (Service service : Service.values()) {
      start(service);
    }
    return this;
  }

  /** Starts one that does not run. */
  public synchronized void start(Service service) {
    if (isRunning(service)) {
      throw new IllegalStateException(service.label() + " runs already");
    }
    ServiceProcess started = ServiceProcess.start(service, apps, backing, settings, folder, sink);
    processes.put(service, started);
    started.onDeath(death -> onDeath.accept(death));
  }

  /** Stops one in good order (SIGTERM) and waits for its end. */
  public void stop(Service service) {
    ServiceProcess running = process(service);
    if (running != null) {
      running.stop();
    }
  }

  /** Kills one (SIGKILL) and waits for its end. */
  public void kill(Service service) {
    process(service).kill();
  }

  /** Starts one again after a stop or a kill, with the same settings; stops it first if it runs. */
  public void restart(Service service) {
    stop(service);
    start(service);
  }

  /** Stops all: first those who write, so that the others have nothing left to wait for. */
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
    String host = "0.0.0.0".equals(settings.host()) ? "localhost" : settings.host();
    return URI.create("http://" + host + ":" + settings.ports().get(service));
  }

  public synchronized boolean isRunning(Service service) {
    ServiceProcess process = processes.get(service);
    return process != null && process.process().isAlive();
  }

  /** The processes that run now, by the service's name. */
  public synchronized Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> running = new LinkedHashMap<>();
    processes.forEach(
        (service, process) -> running.put(service.label(), process.process().toHandle()));
    return running;
  }

  /**
   * Waits until the service reports that it is ready ({@code /q/health/ready}).
   *
   * @return false if it ends, or is not ready in time
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

  /** Waits until all three are ready. */
  public void awaitReady(Duration within) {
    Instant deadline = Instant.now().plus(within);
    for (Service service : Service.values()) {
      awaitReady(service, Duration.between(Instant.now(), deadline));
    }
  }

  /** Waits until all three are ready, although some may end and be restarted meanwhile. */
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
