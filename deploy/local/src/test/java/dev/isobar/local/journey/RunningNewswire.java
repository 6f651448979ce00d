package dev.isobar.local.journey;

import dev.isobar.local.stack.BackingEndpoints;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.ServiceGroup;
import dev.isobar.local.stack.ServiceSettings;
import dev.isobar.testing.BackingServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The packaged services on a real broker and database, once for all end-to-end tests. */
final class RunningNewswire {
  static final Duration READY = Duration.ofSeconds(90);

  private static final Path DROP_FOLDER = Path.of("target/drop-folder").toAbsolutePath();

  private static RunningNewswire running;

  private final String broker = BackingServices.sharedBroker();

  /** Uses the quick lane only, in which each article is published once, so that tests can count. */
  private final ServiceSettings settings =
      ServiceSettings.defaults()
          .withFreePorts()
          .with("isobar.enrich.lane", "quick")
          .with("isobar.fetch.allowed-hosts", "127.0.0.1")
          .with("isobar.delivery.allowed-hosts", "127.0.0.1")
          .with("isobar.folder.path", DROP_FOLDER.toString())
          .with("isobar.webhooks.cms.items", "/items")
          .with("isobar.webhooks.cms.content", "/body")
          .with("isobar.webhooks.cms.title", "/headline")
          .with("isobar.webhooks.cms.guid", "/id");

  private ServiceGroup newswire;

  /** Returns the newswire, started at the first call. Each test uses its own feed. */
  static synchronized RunningNewswire get() {
    if (running == null) {
      running = new RunningNewswire();
      running.newswire = running.with(running.settings).start();
      running.newswire.awaitReady(READY);
    }
    return running;
  }

  ServiceGroup services() {
    return newswire;
  }

  String bootstrapServers() {
    return broker;
  }

  /** Returns the folder whose files are published; a subfolder is a feed. */
  Path dropFolder() {
    return DROP_FOLDER;
  }

  NewswireClient client() {
    return new NewswireClient(newswire.url(Service.INGEST), newswire.url(Service.QUERY));
  }

  /** Stops one service and starts it with one more property; without it at the next restart. */
  void restartOnceWith(Service service, String property, String value) {
    newswire.stop(service);
    try (ServiceGroup once = with(settings.with(property, value))) {
      once.start(service);
      once.awaitReady(service, READY);
    }
    newswire.start(service);
    newswire.awaitReady(service, READY);
  }

  /** Replaces the services by others with these additional properties. */
  ServiceGroup stopAndStartWith(Map<String, String> properties) {
    newswire.stop();
    ServiceSettings more = settings;
    for (Map.Entry<String, String> property : properties.entrySet()) {
      more = more.with(property.getKey(), property.getValue());
    }
    ServiceGroup started = with(more).start();
    started.awaitReady(READY);
    return started;
  }

  /** Starts the services again as they were before {@link #stopAndStartWith}. */
  void startAgain() {
    newswire.start();
    newswire.awaitReady(READY);
  }

  /** Returns more replicas of the services, on other ports; none is started yet. */
  ServiceGroup replicas() {
    return with(settings.withFreePorts(), Path.of("target/newswire-replicas"));
  }

  private ServiceGroup with(ServiceSettings settings) {
    return with(settings, Path.of("target/newswire"));
  }

  private ServiceGroup with(ServiceSettings settings, Path logs) {
    BackingEndpoints backing =
        new BackingEndpoints(broker, BackingServices.sharedDatabase(), "isobar", "isobar");
    return new ServiceGroup(
        ServiceApps.built(Path.of("../..")), backing, settings, logs, (service, line) -> {});
  }
}
