package dev.isobar.local.stack;

import dev.isobar.embedded.BrokerProcess;
import dev.isobar.embedded.EmbeddedDatabase;
import dev.isobar.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Broker, database and the three services, in processes of their own, all data in one folder. All
 * start at once: the services wait by themselves for what they stand on.
 */
public final class LocalStack implements AutoCloseable {
  private static final int LOG_TAIL = 20;

  private final BackingEndpoints backing;
  private final ServiceGroup newswire;
  private final BrokerProcess broker;
  private final CompletableFuture<EmbeddedDatabase> database;
  private volatile Consumer<ProcessExit> onDeath = death -> {};
  private volatile boolean stopping;

  private LocalStack(
      BackingEndpoints backing,
      ServiceGroup newswire,
      BrokerProcess broker,
      CompletableFuture<EmbeddedDatabase> database) {
    this.backing = backing;
    this.newswire = newswire;
    this.broker = broker;
    this.database = database;
  }

  /**
   * Starts everything and returns at once.
   *
   * @param folder where all data is, in {@code kafka}, {@code postgres} and {@code logs}
   * @throws IllegalStateException if a port is taken
   */
  public static LocalStack start(
      ServiceApps apps, BackingSettings settings, Settings services, Path folder, LogSink sink) {
    List<String> options = new ArrayList<>(services.profile().jvmOptions());
    options.add("-Xmx" + settings.kafkaHeap());
    BrokerProcess broker =
        BrokerProcess.launch(
            folder.resolve("kafka"),
            settings.kafkaPort(),
            System.getProperty("java.class.path"),
            options,
            BrokerWithTopics.class.getName());
    int port = settings.postgresPort() == 0 ? Ports.free() : settings.postgresPort();
    CompletableFuture<EmbeddedDatabase> database =
        inThread("postgres-start", () -> EmbeddedDatabase.start(folder.resolve("postgres"), port));
    BackingEndpoints backing =
        new BackingEndpoints(
            broker.bootstrapServers(), EmbeddedDatabase.jdbcUrl(port), "isobar", "isobar");
    ServiceGroup newswire =
        new ServiceGroup(apps, backing, services, folder.resolve("logs"), sink).start();
    return new LocalStack(backing, newswire, broker, database).watch();
  }

  /** Called once for each process that ends although nobody stopped it here. */
  public LocalStack onDeath(Consumer<ProcessExit> listener) {
    onDeath = listener;
    newswire.onDeath(listener);
    return this;
  }

  public BackingEndpoints backing() {
    return backing;
  }

  public ServiceGroup services() {
    return newswire;
  }

  /** Completes when the broker takes connections and the Kafka topics are there. */
  public CompletableFuture<Void> brokerReady() {
    return inThread(
        "kafka-start",
        () -> {
          broker.awaitReady();
          return null;
        });
  }

  /** Completes when PostgreSQL takes connections. */
  public CompletableFuture<Void> databaseReady() {
    return database.thenAccept(started -> {});
  }

  /** All processes that run now, by name: the broker, PostgreSQL's main process, the services. */
  public Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    processes.put("kafka", broker.process().toHandle());
    if (database.isDone() && !database.isCompletedExceptionally()) {
      processes.put("postgres", database.join().process());
    }
    processes.putAll(newswire.processes());
    return processes;
  }

  /** Stops the services, then what they stand on. May be called again, and while it starts. */
  public synchronized void stop() {
    stopping = true;
    newswire.stop();
    CompletableFuture<Void> brokerStopped = CompletableFuture.runAsync(broker::close);
    try {
      database.join().close();
    } catch (CompletionException e) {
      // It never started, and whoever waits for it was told.
    }
    brokerStopped.join();
  }

  @Override
  public void close() {
    stop();
  }

  private LocalStack watch() {
    broker.process().onExit().thenAccept(this::tellOfTheBroker);
    database.thenAccept(started -> started.process().onExit().thenRun(this::tellOfTheDatabase));
    return this;
  }

  private void tellOfTheBroker(Process ended) {
    if (!stopping) {
      onDeath.accept(new ProcessExit("kafka", ended.exitValue(), tail(broker.log())));
    }
  }

  private void tellOfTheDatabase() {
    if (!stopping) {
      onDeath.accept(new ProcessExit("postgres", ProcessExit.UNKNOWN, tail(database.join().log())));
    }
  }

  private static List<String> tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A thread of its own: waiting in the common pool would leave no room for anybody else. */
  private static <T> CompletableFuture<T> inThread(
      String name, java.util.function.Supplier<T> task) {
    return CompletableFuture.supplyAsync(
        task,
        command -> {
          Thread thread = new Thread(command, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
