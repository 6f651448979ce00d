package dev.isobar.local.stack;

import dev.isobar.embedded.BrokerProcess;
import dev.isobar.embedded.EmbeddedDatabase;
import dev.isobar.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the broker, the database and the three services, each in its own process, with all data in
 * one folder. All start at once, because the services wait for the broker and the database
 * themselves.
 */
public final class LocalStack implements AutoCloseable {
  /** The broker's name among {@link #processes}. */
  public static final String KAFKA = "kafka";

  /** The database's name among {@link #processes}. */
  public static final String POSTGRES = "postgres";

  private static final int LOG_TAIL = 20;

  private final BackingEndpoints backing;
  private final ServiceGroup services;
  private final Supplier<BrokerProcess> brokerStart;
  private final Supplier<EmbeddedDatabase> databaseStart;
  private volatile BrokerProcess broker;
  private volatile CompletableFuture<EmbeddedDatabase> database;
  private volatile Consumer<ProcessExit> onDeath = death -> {};
  private volatile boolean stopping;

  private LocalStack(
      BackingEndpoints backing,
      ServiceGroup services,
      Supplier<BrokerProcess> brokerStart,
      Supplier<EmbeddedDatabase> databaseStart) {
    this.backing = backing;
    this.services = services;
    this.brokerStart = brokerStart;
    this.databaseStart = databaseStart;
  }

  /**
   * Starts everything and returns at once.
   *
   * @param folder the folder for all data, in {@code kafka}, {@code postgres} and {@code logs}
   * @throws IllegalStateException if a port is taken
   */
  public static LocalStack start(
      ServiceApps apps,
      BackingSettings settings,
      ServiceSettings serviceSettings,
      Path folder,
      LogSink sink) {
    int kafkaPort = settings.kafkaPort() == 0 ? Ports.free() : settings.kafkaPort();
    int postgresPort = settings.postgresPort() == 0 ? Ports.free() : settings.postgresPort();
    BackingEndpoints backing =
        new BackingEndpoints(
            "127.0.0.1:" + kafkaPort, EmbeddedDatabase.jdbcUrl(postgresPort), "isobar", "isobar");
    List<String> brokerOptions = new ArrayList<>(serviceSettings.profile().jvmOptions());
    brokerOptions.add("-Xmx" + settings.kafkaHeap());
    LocalStack stack =
        new LocalStack(
            backing,
            new ServiceGroup(apps, backing, serviceSettings, folder.resolve("logs"), sink),
            () ->
                BrokerProcess.launch(
                    folder.resolve(KAFKA),
                    kafkaPort,
                    System.getProperty("java.class.path"),
                    brokerOptions,
                    BrokerWithTopics.class.getName()),
            () -> EmbeddedDatabase.start(folder.resolve(POSTGRES), postgresPort));
    stack.startBroker();
    stack.startDatabase(inThread("postgres-start", stack.databaseStart));
    stack.services.start();
    return stack;
  }

  /** Sets the listener for processes that end without having been stopped here. */
  public LocalStack onDeath(Consumer<ProcessExit> listener) {
    onDeath = listener;
    services.onDeath(listener);
    return this;
  }

  public BackingEndpoints backing() {
    return backing;
  }

  public ServiceGroup services() {
    return services;
  }

  /** Completes when the broker accepts connections and the Kafka topics exist. */
  public CompletableFuture<Void> brokerReady() {
    return inThread(
        "kafka-start",
        () -> {
          broker.awaitReady();
          return null;
        });
  }

  /** Completes when PostgreSQL accepts connections. */
  public CompletableFuture<Void> databaseReady() {
    return database.thenAccept(started -> {});
  }

  /** Returns the broker, PostgreSQL's main process and the services, by name. */
  public Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    processes.put(KAFKA, broker.process().toHandle());
    if (database.isDone() && !database.isCompletedExceptionally()) {
      processes.put(POSTGRES, database.join().process());
    }
    processes.putAll(services.processes());
    return processes;
  }

  /**
   * Restarts a process that has died, with the same port and data. Does nothing after {@link
   * #stop}.
   *
   * @param name one of {@link #processes}
   * @throws IllegalStateException if it cannot be started; the message has the reason
   */
  public synchronized void restart(String name) {
    if (stopping) {
      return;
    }
    switch (name) {
      case KAFKA -> startBroker();
      case POSTGRES -> {
        database.join().close();
        startDatabase(CompletableFuture.completedFuture(databaseStart.get()));
      }
      default -> services.start(Service.ofLabel(name));
    }
  }

  /**
   * Waits until a started process accepts connections; a service must also be ready.
   *
   * @param name one of {@link #processes}
   * @return false if it ends, or is not ready in time
   */
  public boolean becomesReady(String name, Duration within) {
    return switch (name) {
      case KAFKA -> brokerReady().handle((ready, failure) -> failure == null).join();
      case POSTGRES -> database.join().process().isAlive();
      default -> services.becomesReady(Service.ofLabel(name), within);
    };
  }

  /** Stops the services, then broker and database. Can be called twice and during the start. */
  public void stop() {
    stopping = true;
    stopAll();
  }

  private synchronized void stopAll() {
    services.stop();
    CompletableFuture<Void> brokerStopped = CompletableFuture.runAsync(broker::close);
    try {
      database.join().close();
    } catch (CompletionException e) {
      // It never started; databaseReady() has reported that.
    }
    brokerStopped.join();
  }

  @Override
  public void close() {
    stop();
  }

  private void startBroker() {
    BrokerProcess started = brokerStart.get();
    broker = started;
    started
        .process()
        .onExit()
        .thenAccept(ended -> reportDeath(KAFKA, ended.exitValue(), started.log()));
  }

  private void startDatabase(CompletableFuture<EmbeddedDatabase> start) {
    database = start;
    start.thenAccept(
        started ->
            started
                .process()
                .onExit()
                .thenRun(() -> reportDeath(POSTGRES, ProcessExit.UNKNOWN, started.log())));
  }

  private void reportDeath(String name, int exitCode, Path log) {
    if (!stopping) {
      onDeath.accept(new ProcessExit(name, exitCode, log, tail(log)));
    }
  }

  private static List<String> tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size());
    } catch (IOException e) {
      return List.of("(its log cannot be read: " + e + ")");
    }
  }

  /** Runs the task in its own thread: a wait in the common pool would block other tasks. */
  private static <T> CompletableFuture<T> inThread(String name, Supplier<T> task) {
    return CompletableFuture.supplyAsync(
        task,
        command -> {
          Thread thread = new Thread(command, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
