package dev.isobar.ingest.push;

import dev.isobar.ingest.ArticleConfig;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.ArticleDesk;
import dev.isobar.ingest.publish.Trace;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code POST /articles}: where articles are pushed, one or many. */
@Singleton
final class ArticlesRoute {
  /** Reading so little takes less time than the way to another thread and back. */
  private static final int SMALL_BYTES = 16 << 10;

  private final ArticleDesk desk;
  private final Intake intake;
  private final InFlight inFlight;
  private final Duration retryAfter;
  private final int maxBytes;
  private final Set<ArticleStream> streams = ConcurrentHashMap.newKeySet();

  ArticlesRoute(
      ArticleDesk desk,
      Intake intake,
      InFlight inFlight,
      PushConfig config,
      ArticleConfig article) {
    this.desk = desk;
    this.intake = intake;
    this.inFlight = inFlight;
    this.retryAfter = config.retryAfter();
    this.maxBytes = article.maxBytes();
  }

  void register(@Observes Router router) {
    router.post("/articles").handler(http -> push(http.request()));
    router
        .route("/articles")
        .handler(
            http -> {
              http.response().putHeader("Allow", "POST");
              refuse(http.request(), Problem.methodNotAllowed());
            });
    router.errorHandler(404, http -> refuse(http.request(), Problem.notFound()));
  }

  /** A sender may keep his stream open for ever; at the end he gets the receipts due to him. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    streams.forEach(ArticleStream::stop);
  }

  private void push(HttpServerRequest request) {
    Optional<Form> form = Form.of(request.getHeader("Content-Type"));
    if (form.isEmpty() || request.getHeader("Content-Encoding") != null) {
      refuse(request, intake.refuse(Problem.unsupported()));
      return;
    }
    boolean many = form.get() == Form.NDJSON;
    Optional<InFlight.Place> place =
        inFlight.enter(many ? maxBytes : Exchange.announcedBytes(request, maxBytes));
    if (place.isEmpty()) {
      refuse(request, intake.refuse(Problem.overloaded("too many pushes are in progress")));
    } else if (many) {
      stream(request, place.get());
    } else {
      one(request, form.get(), place.get());
    }
  }

  private void stream(HttpServerRequest request, InFlight.Place place) {
    ArticleStream stream =
        new ArticleStream(request, Vertx.currentContext(), desk, intake, maxBytes);
    streams.add(stream);
    stream.start(
        () -> {
          streams.remove(stream);
          place.leave();
        });
  }

  private void one(HttpServerRequest request, Form form, InFlight.Place place) {
    Context loop = Vertx.currentContext();
    request.exceptionHandler(cut -> place.leave());
    new OneArticle(request, maxBytes)
        .read(
            body -> take(request, form, body, loop, place),
            problem -> {
              place.leave();
              refuse(request, intake.refuse(problem));
            });
  }

  private void take(
      HttpServerRequest request, Form form, byte[] body, Context loop, InFlight.Place place) {
    Trace trace = Exchange.trace(request);
    Function<byte[], AcceptedArticle> reading =
        form == Form.JSON
            ? desk::accept
            : bytes -> desk.accept(DocumentRequest.read(request, bytes));
    Supplier<CompletableFuture<Outcome>> taking =
        () -> intake.take(() -> reading.apply(body), trace);
    if (body.length <= SMALL_BYTES) {
      answerWhenDone(request, taking.get(), loop, place);
      return;
    }
    loop.executeBlocking(taking::get, false)
        .onSuccess(outcome -> answerWhenDone(request, outcome, loop, place))
        .onFailure(error -> answer(request, intake.refuse(Problem.internal()), place));
  }

  private void answerWhenDone(
      HttpServerRequest request,
      CompletableFuture<Outcome> outcome,
      Context loop,
      InFlight.Place place) {
    outcome.thenAccept(done -> loop.runOnContext(now -> answer(request, done, place)));
  }

  private void answer(HttpServerRequest request, Outcome outcome, InFlight.Place place) {
    place.leave();
    Exchange.answer(request.response(), outcome, retryAfter);
  }

  private void refuse(HttpServerRequest request, Outcome refused) {
    refuse(request, refused.problem());
  }

  private void refuse(HttpServerRequest request, Problem problem) {
    Exchange.refuse(request, problem, retryAfter);
  }
}
