package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolation;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.config.ArticleConfig;
import dev.isobar.ingest.publish.TraceContext;
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

/** Serves {@code POST /articles}, which accepts one article or a stream. */
@Singleton
final class ArticlesRoute {
  /** Up to this size, parsing on the event loop is faster than switching to another thread. */
  private static final int SMALL_BYTES = 16 << 10;

  private final RawArticleValidator desk;
  private final PushService intake;
  private final InFlightLimiter inFlight;
  private final PushAccess access;
  private final Duration retryAfter;
  private final int maxBytes;
  private final Set<NdjsonPush> streams = ConcurrentHashMap.newKeySet();

  ArticlesRoute(
      RawArticleValidator desk,
      PushService intake,
      InFlightLimiter inFlight,
      PushAccess access,
      PushConfig config,
      ArticleConfig article) {
    this.desk = desk;
    this.intake = intake;
    this.inFlight = inFlight;
    this.access = access;
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
              refuse(http.request(), PushProblems.methodNotAllowed());
            });
    router.errorHandler(404, http -> refuse(http.request(), PushProblems.notFound()));
  }

  /** Ends open streams at shutdown, after their pending receipts are sent. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    streams.forEach(NdjsonPush::stop);
  }

  private void push(HttpServerRequest request) {
    Optional<ProblemDetail> forbidden = access.check(request.getHeader("Authorization"));
    if (forbidden.isPresent()) {
      refuse(request, intake.refuse(forbidden.get()));
      return;
    }
    Optional<BodyFormat> form = BodyFormat.of(request.getHeader("Content-Type"));
    if (form.isEmpty() || request.getHeader("Content-Encoding") != null) {
      refuse(request, intake.refuse(PushProblems.unsupported()));
      return;
    }
    try {
      DocumentHeaders.checkFetchedAt(request);
    } catch (ContractViolation e) {
      refuse(request, intake.refuse(PushProblems.of(e)));
      return;
    }
    boolean many = form.get() == BodyFormat.NDJSON;
    Optional<InFlightLimiter.Permit> place =
        inFlight.enter(many ? maxBytes : PushResponses.announcedBytes(request, maxBytes));
    if (place.isEmpty()) {
      refuse(request, intake.refuse(PushProblems.overloaded("too many pushes are in progress")));
    } else if (many) {
      stream(request, place.get());
    } else {
      one(request, form.get(), place.get());
    }
  }

  private void stream(HttpServerRequest request, InFlightLimiter.Permit place) {
    NdjsonPush stream = new NdjsonPush(request, Vertx.currentContext(), desk, intake, maxBytes);
    streams.add(stream);
    stream.start(
        () -> {
          streams.remove(stream);
          place.leave();
        });
  }

  private void one(HttpServerRequest request, BodyFormat form, InFlightLimiter.Permit place) {
    Context loop = Vertx.currentContext();
    request.exceptionHandler(cut -> place.leave());
    new BodyReader(request, maxBytes)
        .read(
            body -> take(request, form, body, loop, place),
            problem -> {
              place.leave();
              refuse(request, intake.refuse(problem));
            });
  }

  private void take(
      HttpServerRequest request,
      BodyFormat form,
      byte[] body,
      Context loop,
      InFlightLimiter.Permit place) {
    TraceContext trace = PushResponses.trace(request);
    Function<byte[], AcceptedArticle> reading =
        form == BodyFormat.JSON
            ? desk::accept
            : bytes -> desk.accept(DocumentHeaders.read(request, bytes));
    Supplier<CompletableFuture<PushResult>> taking =
        () -> intake.take(() -> reading.apply(body), trace);
    if (body.length <= SMALL_BYTES) {
      answerWhenDone(request, taking.get(), loop, place);
      return;
    }
    loop.executeBlocking(taking::get, false)
        .onSuccess(outcome -> answerWhenDone(request, outcome, loop, place))
        .onFailure(error -> answer(request, intake.refuse(PushProblems.internal()), place));
  }

  private void answerWhenDone(
      HttpServerRequest request,
      CompletableFuture<PushResult> outcome,
      Context loop,
      InFlightLimiter.Permit place) {
    outcome.thenAccept(done -> loop.runOnContext(now -> answer(request, done, place)));
  }

  private void answer(HttpServerRequest request, PushResult outcome, InFlightLimiter.Permit place) {
    place.leave();
    PushResponses.answer(request.response(), outcome, retryAfter);
  }

  private void refuse(HttpServerRequest request, PushResult refused) {
    refuse(request, refused.problem());
  }

  private void refuse(HttpServerRequest request, ProblemDetail problem) {
    PushResponses.refuse(request, problem, retryAfter);
  }
}
