package dev.isobar.ingest.canary;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.ingest.canary.CanaryMetrics.Outcome;
import dev.isobar.ingest.publish.RawArticleProducer;
import dev.isobar.ingest.publish.TraceContext;
import dev.isobar.ingest.thread.DaemonThreads;
import dev.isobar.ingest.view.ViewConnection;
import dev.isobar.ingest.view.ViewLookupConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends canaries as pushes are sent, and asks query-service for each until it is in the view. Their
 * way is measured by the clock of this machine alone. Thread-safe.
 */
@Singleton
class Canaries {
  private static final Logger LOG = Logger.getLogger(Canaries.class);

  /** How often a canary is looked for, at first and when it is late. */
  private static final Duration SOON = Duration.ofMillis(200);

  private static final Duration LATER = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("canaries"));
  private final AtomicLong turn = new AtomicLong(ThreadLocalRandom.current().nextInt(Canary.IDS));
  private final RawArticleProducer producer;
  private final CanaryMetrics metrics;
  private final CanaryConfig config;
  private final ViewConnection view;
  private final Clock clock;

  Canaries(
      RawArticleProducer producer,
      CanaryMetrics metrics,
      CanaryConfig config,
      ViewLookupConfig view,
      Clock clock) {
    check(config);
    this.producer = producer;
    this.metrics = metrics;
    this.config = config;
    this.view = new ViewConnection(view);
    this.clock = clock;
  }

  private static void check(CanaryConfig config) {
    if (config.every().filter(every -> every.toMillis() < 1).isPresent()) {
      throw new IllegalArgumentException(
          "isobar.canary.every must be positive, such as PT1M; leave it out to send none");
    }
    if (config.late().compareTo(config.lost()) > 0) {
      throw new IllegalArgumentException(
          "isobar.canary.late must not be longer than isobar.canary.lost: a canary is late first");
    }
  }

  void start(@Observes StartupEvent event) {
    config
        .every()
        .map(Duration::toMillis)
        .ifPresent(
            every -> thread.scheduleAtFixedRate(this::send, every, every, TimeUnit.MILLISECONDS));
    if (config.every().isPresent() && !view.isConfigured()) {
      LOG.warn("isobar.canary.every needs isobar.feeds.view.url; all canaries will count as lost");
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }

  /** Returns whether canaries can be followed. */
  boolean canFollow() {
    return view.isConfigured();
  }

  /**
   * Sends one.
   *
   * @return its way; fails with {@link dev.isobar.ingest.publish.PublishException}, or with {@link
   *     LateCanaryException} as soon as it is late
   */
  CompletableFuture<CanaryWay> send() {
    Canary canary = Canary.at(clock.instant());
    Flight flight = new Flight(canary, System.nanoTime(), new CompletableFuture<>());
    producer
        .publish(CanaryArticle.of(canary, turn.getAndIncrement()), TraceContext.NONE)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                metrics.count(Outcome.SENT);
                look(flight);
              } else {
                metrics.count(Outcome.REFUSED);
                flight.way().completeExceptionally(failure);
              }
            });
    return flight.way();
  }

  private void look(Flight flight) {
    view.get("/canaries/" + flight.canary().number())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && answer.statusCode() == 200) {
                arrived(flight);
              } else {
                missing(flight, failure == null ? reason(answer) : sentence(failure));
              }
            });
  }

  private void arrived(Flight flight) {
    metrics.visible(flight.age());
    flight.way().complete(CanaryWay.of(flight.canary(), flight.age()));
  }

  private void missing(Flight flight, String why) {
    if (flight.age().compareTo(config.late()) >= 0
        && flight.way().completeExceptionally(new LateCanaryException(why))) {
      metrics.count(Outcome.LATE);
    }
    if (flight.age().compareTo(config.lost()) >= 0) {
      metrics.count(Outcome.LOST);
      LOG.warnf("Canary %s is not in the view: %s", flight.canary(), why);
      flight.way().completeExceptionally(new LateCanaryException(why));
      return;
    }
    Duration pause = flight.age().compareTo(LONG) < 0 ? SOON : LATER;
    try {
      thread.schedule(() -> look(flight), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debugf("Canary %s is not followed, because the service stops", flight.canary());
      flight.way().completeExceptionally(new LateCanaryException("ingest-service stops."));
    }
  }

  private static String reason(HttpResponse<?> answer) {
    return answer.statusCode() == 404
        ? "query-service does not have it yet."
        : ViewConnection.problem(answer);
  }

  private static String sentence(Throwable failure) {
    return failure.getCause() instanceof IllegalStateException cause
        ? cause.getMessage()
        : failure.getMessage();
  }

  /** A canary on its way. */
  private record Flight(Canary canary, long start, CompletableFuture<CanaryWay> way) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }
}
