package dev.isobar.messaging.management;

import dev.isobar.contracts.http.ProblemDetail;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens a second port for health and metrics, with the routes of the first one. Quarkus has such a
 * port too, but only a build can switch it on, and the local run needs none.
 */
@Singleton
class ManagementPort {
  private static final Logger LOG = Logger.getLogger(ManagementPort.class);

  /** Before all other filters, so that nothing else sees a path of the wrong port. */
  private static final int PRIORITY = 1000;

  private static final Pattern MANAGEMENT = Pattern.compile("/q/(health|metrics)(/.*)?");

  private final Vertx vertx;
  private final ManagementConfig config;
  private final String host;
  private Router router;
  private HttpServer server;

  ManagementPort(
      Vertx vertx,
      ManagementConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.vertx = vertx;
    this.config = config;
    this.host = host;
  }

  void routes(@Observes Router routes) {
    this.router = routes;
  }

  void filter(@Observes Filters filters) {
    if (config.port().isPresent()) {
      filters.register(this::check, PRIORITY);
    }
  }

  void open(@Observes StartupEvent event) throws InterruptedException {
    if (config.port().isEmpty()) {
      return;
    }
    int port = config.port().getAsInt();
    try {
      server =
          vertx
              .createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
              .requestHandler(router)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      LOG.infof("Health and metrics: http://%s:%d/q/health and /q/metrics", host, port);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "isobar.management.port=%d cannot be opened: %s".formatted(port, e.getMessage()), e);
    }
  }

  @PreDestroy
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private void check(RoutingContext request) {
    boolean atManagement = request.request().localAddress().port() == config.port().getAsInt();
    boolean forManagement = MANAGEMENT.matcher(request.normalizedPath()).matches();
    if (atManagement == forManagement) {
      request.next();
      return;
    }
    ProblemDetail problem =
        ProblemDetail.of(
            "not-found",
            "Not found",
            404,
            forManagement
                ? "Health and metrics are on the port of isobar.management.port"
                : "This port has only /q/health and /q/metrics");
    request
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(problem.json()));
  }
}
