package dev.isobar.local.stack;

import dev.isobar.embedded.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one service in its own JVM. */
final class ServiceProcess {
  /** The short log format of all services; the name of the service precedes each line. */
  private static final String LOG_FORMAT = "%d{HH:mm:ss.SSS} %-5p %c{1.} %s%e%n";

  private static final Duration STOP = Duration.ofSeconds(25);

  private final Service service;
  private final Process process;
  private final Path log;
  private final ProcessLog output;
  private volatile boolean stopping;

  private ServiceProcess(Service service, Process process, Path log, ProcessLog output) {
    this.service = service;
    this.process = process;
    this.log = log;
    this.output = output;
  }

  /**
   * Starts a service.
   *
   * @param folder the folder for its log
   */
  static ServiceProcess start(
      Service service,
      ServiceApps apps,
      BackingEndpoints backing,
      ServiceSettings settings,
      Path folder,
      LogSink sink) {
    List<String> options = new ArrayList<>(settings.profile().jvmOptions());
    options.add("-Xmx" + settings.heaps().get(service));
    options.add("-XX:+ExitOnOutOfMemoryError");
    // The manifest of quarkus-run.jar only applies to -jar.
    options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    properties(service, backing, settings)
        .forEach((name, value) -> options.add("-D" + name + "=" + value));
    Process process =
        new ChildJvm(
                apps.classPath(service, folder),
                options,
                List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                Map.of(),
                ProcessBuilder.Redirect.PIPE)
            .start();
    Path log = folder.resolve(service.label() + ".log");
    ProcessLog output = new ProcessLog(service, log, sink);
    output.follow(process.getInputStream());
    return new ServiceProcess(service, process, log, output);
  }

  private static Map<String, String> properties(
      Service service, BackingEndpoints backing, ServiceSettings settings) {
    Map<String, String> properties = new TreeMap<>(settings.properties());
    properties.put("quarkus.http.host", settings.host());
    properties.put("quarkus.banner.enabled", "false");
    properties.put("quarkus.log.console.format", LOG_FORMAT);
    // Otherwise each readiness check is logged.
    properties.put("quarkus.log.category.\"io.smallrye.health\".level", "WARN");
    properties.put("quarkus.http.port", settings.ports().get(service).toString());
    properties.put("kafka.bootstrap.servers", backing.bootstrapServers());
    if (service == Service.INGEST) {
      properties.putIfAbsent("isobar.feeds.view.url", settings.url(Service.QUERY).toString());
    }
    if (service == Service.QUERY) {
      properties.putIfAbsent(
          "isobar.dashboard.ingest-url", settings.url(Service.INGEST).toString());
      properties.put("quarkus.datasource.jdbc.url", backing.jdbcUrl());
      properties.put("quarkus.datasource.username", backing.user());
      properties.put("quarkus.datasource.password", backing.password());
    }
    return properties;
  }

  Process process() {
    return process;
  }

  /** Sets the listener that is called if the process ends without having been stopped. */
  void onDeath(java.util.function.Consumer<ProcessExit> listener) {
    process
        .onExit()
        .thenAccept(
            ended -> {
              if (!stopping) {
                listener.accept(
                    new ProcessExit(service.label(), ended.exitValue(), log, lastLines()));
              }
            });
  }

  /** Sends SIGTERM, then SIGKILL if it takes too long, and waits for the end. */
  void stop() {
    stopping = true;
    // Process.destroy() would close its log at once.
    process.toHandle().destroy();
    ChildJvm.awaitEnd(process, STOP);
  }

  /** Sends SIGKILL and waits for the end. */
  void kill() {
    stopping = true;
    process.toHandle().destroyForcibly();
    ChildJvm.awaitEnd(process, STOP);
  }

  private List<String> lastLines() {
    try {
      return output.last();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
