package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolationException;
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

  private final RawArticleValidator validator;
  private final PushService pushes;
  private final InFlightLimiter inFlight;
  private final PushAccess access;
  private final PushLanes lanes;
  private final Duration retryAfter;
  private final int maxBytes;
  private final int maxHtmlBytes;
  private final Set<NdjsonPush> streams = ConcurrentHashMap.newKeySet();

  ArticlesRoute(
      RawArticleValidator validator,
      PushService pushes,
      InFlightLimiter inFlight,
      PushAccess access,
      PushLanes lanes,
      PushConfig config,
      ArticleConfig article) {
    this.validator = validator;
    this.pushes = pushes;
    this.inFlight = inFlight;
    this.access = access;
    this.lanes = lanes;
    this.retryAfter = config.retryAfter();
    this.maxBytes = article.maxBytes();
    this.maxHtmlBytes = Math.max(maxBytes, article.maxHtmlBytes());
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
    Optional<ProblemDetail> forbidden = access.check(request);
    if (forbidden.isPresent()) {
      refuse(request, pushes.refuse(forbidden.get()));
      return;
    }
    Optional<BodyFormat> form = BodyFormat.of(request.getHeader("Content-Type"));
    if (form.isEmpty() || request.getHeader("Content-Encoding") != null) {
      refuse(request, pushes.refuse(PushProblems.unsupported()));
      return;
    }
    try {
      DocumentHeaders.checkFetchedAt(request);
      lanes.of(request);
    } catch (ContractViolationException e) {
      refuse(request, pushes.refuse(PushProblems.of(e)));
      return;
    }
    boolean many = form.get() == BodyFormat.NDJSON;
    int limit = BodyFormat.isPlainText(request.getHeader("Content-Type")) ? maxBytes : maxHtmlBytes;
    Optional<InFlightLimiter.Permit> permit =
        inFlight.tryAcquire(
            many
                ? NdjsonPush.heldBytes(maxHtmlBytes)
                : PushResponses.announcedBytes(request, limit));
    if (permit.isEmpty()) {
      refuse(request, pushes.refuse(PushProblems.overloaded("too many pushes are in progress")));
    } else if (many) {
      stream(request, permit.get());
    } else {
      one(request, form.get(), limit, permit.get());
    }
  }

  private void stream(HttpServerRequest request, InFlightLimiter.Permit permit) {
    NdjsonPush stream =
        new NdjsonPush(
            request, Vertx.currentContext(), validator, pushes, lanes.of(request), maxHtmlBytes);
    streams.add(stream);
    stream.start(
        () -> {
          streams.remove(stream);
          permit.release();
        });
  }

  private void one(
      HttpServerRequest request, BodyFormat form, int limit, InFlightLimiter.Permit permit) {
    Context loop = Vertx.currentContext();
    request.exceptionHandler(cut -> permit.release());
    new BodyReader(request, limit)
        .read(
            body -> take(request, form, body, loop, permit),
            problem -> {
              permit.release();
              refuse(request, pushes.refuse(problem));
            });
  }

  private void take(
      HttpServerRequest request,
      BodyFormat form,
      byte[] body,
      Context loop,
      InFlightLimiter.Permit permit) {
    TraceContext trace = PushResponses.trace(request);
    PushLane lane = lanes.of(request);
    Function<byte[], AcceptedArticle> reading =
        form == BodyFormat.JSON
            ? validator::accept
            : bytes -> validator.accept(DocumentHeaders.read(request, bytes));
    Supplier<CompletableFuture<PushResult>> taking =
        () -> pushes.take(() -> lane.mark(reading.apply(body)), trace);
    if (body.length <= SMALL_BYTES) {
      answerWhenDone(request, taking.get(), loop, permit);
      return;
    }
    loop.executeBlocking(taking::get, false)
        .onSuccess(outcome -> answerWhenDone(request, outcome, loop, permit))
        .onFailure(error -> answer(request, pushes.refuse(PushProblems.internal()), permit));
  }

  private void answerWhenDone(
      HttpServerRequest request,
      CompletableFuture<PushResult> outcome,
      Context loop,
      InFlightLimiter.Permit permit) {
    outcome.thenAccept(done -> loop.runOnContext(now -> answer(request, done, permit)));
  }

  private void answer(
      HttpServerRequest request, PushResult outcome, InFlightLimiter.Permit permit) {
    permit.release();
    PushResponses.answer(request.response(), outcome, retryAfter);
  }

  private void refuse(HttpServerRequest request, PushResult refused) {
    refuse(request, refused.problem());
  }

  private void refuse(HttpServerRequest request, ProblemDetail problem) {
    PushResponses.refuse(request, problem, retryAfter);
  }
}
