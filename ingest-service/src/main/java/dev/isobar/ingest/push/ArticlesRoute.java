package dev.isobar.ingest.push;

import dev.isobar.ingest.IngestConfig;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.ArticleDesk;
import dev.isobar.ingest.publish.Trace;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** {@code POST /articles}: where articles are pushed, one or many. */
@Singleton
final class ArticlesRoute {
  private final ArticleDesk desk;
  private final Intake intake;
  private final InFlight inFlight;
  private final IngestConfig config;
  private final Set<ArticleStream> streams = ConcurrentHashMap.newKeySet();

  ArticlesRoute(ArticleDesk desk, Intake intake, InFlight inFlight, IngestConfig config) {
    this.desk = desk;
    this.intake = intake;
    this.inFlight = inFlight;
    this.config = config;
  }

  void register(@Observes Router router) {
    router.post("/articles").handler(this::push);
    router
        .route("/articles")
        .handler(
            http -> {
              http.response().putHeader("Allow", "POST");
              answer(
                  http,
                  new Problem(
                      "method-not-allowed", "No such method", 405, "POST articles here", null));
            });
    router.errorHandler(
        404,
        http ->
            answer(
                http,
                new Problem(
                    "not-found",
                    "There is nothing here",
                    404,
                    "POST /articles takes articles; /q/openapi describes it",
                    null)));
  }

  /** A sender may keep his stream open for ever; at the end he gets the receipts due to him. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    streams.forEach(ArticleStream::stop);
  }

  private void push(RoutingContext http) {
    HttpServerRequest request = http.request();
    Optional<Form> form = Form.of(request.getHeader("Content-Type"));
    if (form.isEmpty() || request.getHeader("Content-Encoding") != null) {
      answer(http, intake.refuse(Problem.unsupported(Form.KNOWN + ", not compressed")).problem());
      return;
    }
    long wanted = form.get() == Form.NDJSON ? 2L * maxBytes() : announced(request);
    Optional<InFlight.Place> place = inFlight.enter(wanted);
    if (place.isEmpty()) {
      answer(http, intake.refuse(Problem.overloaded("too many pushes are in progress")).problem());
    } else if (form.get() == Form.NDJSON) {
      stream(request, place.get());
    } else {
      one(http, form.get(), place.get());
    }
  }

  private void stream(HttpServerRequest request, InFlight.Place place) {
    ArticleStream[] self = new ArticleStream[1];
    self[0] =
        new ArticleStream(
            request,
            Vertx.currentContext(),
            desk,
            intake,
            maxBytes(),
            () -> {
              streams.remove(self[0]);
              place.leave();
            });
    streams.add(self[0]);
    self[0].start();
  }

  private void one(RoutingContext http, Form form, InFlight.Place place) {
    HttpServerRequest request = http.request();
    request.exceptionHandler(cut -> place.leave());
    Trace trace = new Trace(request.getHeader("traceparent"), request.getHeader("tracestate"));
    Function<byte[], AcceptedArticle> reading =
        form == Form.JSON ? desk::accept : body -> desk.accept(DocumentRequest.read(request, body));
    Context loop = Vertx.currentContext();
    new OneArticle(
            request,
            maxBytes(),
            body ->
                loop.executeBlocking(() -> intake.take(() -> reading.apply(body), trace), false)
                    .onSuccess(
                        outcome ->
                            outcome.thenAccept(
                                done ->
                                    loop.runOnContext(
                                        now -> {
                                          place.leave();
                                          Exchange.answer(
                                              http.response(), done, config.push().retryAfter());
                                        }))),
            problem -> {
              place.leave();
              answer(http, intake.refuse(problem).problem());
            })
        .read();
  }

  private void answer(RoutingContext http, Problem problem) {
    Exchange.answer(http.response(), problem, config.push().retryAfter());
    http.request().resume();
  }

  private long announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null || length.length() > 9
        ? maxBytes()
        : Math.min(maxBytes(), Long.parseLong(length));
  }

  private int maxBytes() {
    return config.article().maxBytes();
  }
}
