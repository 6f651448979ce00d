package dev.isobar.ingest.door.webhook;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.AuditLog;
import dev.isobar.ingest.publish.TraceContext;
import dev.isobar.ingest.push.BodyReader;
import dev.isobar.ingest.push.InFlightLimiter;
import dev.isobar.ingest.push.PushAccess;
import dev.isobar.ingest.push.PushConfig;
import dev.isobar.ingest.push.PushProblems;
import dev.isobar.ingest.push.PushResponses;
import dev.isobar.ingest.push.PushService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Serves {@code POST /webhooks/NAME}, which publishes the articles of a call, and {@code POST
 * /webhooks/NAME/preview}, which shows them. As for pushes, no thread waits for a body, and calls
 * share the limits of pushes.
 */
@Singleton
final class WebhooksRoute {
  private final Webhooks webhooks;
  private final WebhookCalls calls;
  private final PushService pushes;
  private final PushAccess access;
  private final InFlightLimiter inFlight;
  private final Duration retryAfter;

  WebhooksRoute(
      Webhooks webhooks,
      WebhookCalls calls,
      PushService pushes,
      PushAccess access,
      InFlightLimiter inFlight,
      PushConfig config) {
    this.webhooks = webhooks;
    this.calls = calls;
    this.pushes = pushes;
    this.access = access;
    this.inFlight = inFlight;
    this.retryAfter = config.retryAfter();
  }

  void register(@Observes Router router) {
    router.post("/webhooks/:name").handler(http -> take(http, false));
    router.post("/webhooks/:name/preview").handler(http -> take(http, true));
    for (String path : new String[] {"/webhooks/:name", "/webhooks/:name/preview"}) {
      router
          .route(path)
          .handler(
              http -> {
                http.response().putHeader("Allow", "POST");
                refuse(http.request(), PushProblems.methodNotAllowed());
              });
    }
  }

  private void take(RoutingContext http, boolean preview) {
    HttpServerRequest request = http.request();
    Optional<Webhook> found = webhooks.find(http.pathParam("name"));
    // Without a secret, and for names that do not exist, a caller needs the key.
    Optional<ProblemDetail> forbidden =
        found.flatMap(Webhook::secret).isPresent()
            ? access.checkRate(AuditLog.address(request))
            : access.check(request);
    if (forbidden.isPresent()) {
      refuse(request, forbidden.get());
    } else if (found.isEmpty()) {
      refuse(request, WebhookProblems.unknown());
    } else if (request.getHeader("Content-Encoding") != null) {
      refuse(request, WebhookProblems.compressed());
    } else {
      read(request, found.get(), preview);
    }
  }

  private void read(HttpServerRequest request, Webhook webhook, boolean preview) {
    Optional<InFlightLimiter.Permit> permit =
        inFlight.tryAcquire(PushResponses.announcedBytes(request, webhook.maxBytes()));
    if (permit.isEmpty()) {
      refuse(request, PushProblems.overloaded("too many pushes are in progress"));
      return;
    }
    Context loop = Vertx.currentContext();
    request.exceptionHandler(cut -> permit.get().release());
    new BodyReader(request, webhook.maxBytes())
        .read(
            body -> call(request, webhook, body, preview, loop, permit.get()),
            tooLarge -> {
              permit.get().release();
              refuse(request, WebhookProblems.tooLarge(webhook.maxBytes()));
            });
  }

  private void call(
      HttpServerRequest request,
      Webhook webhook,
      byte[] body,
      boolean preview,
      Context loop,
      InFlightLimiter.Permit permit) {
    TraceContext trace = PushResponses.trace(request);
    String shown = webhook.secret().map(WebhookSecret::header).map(request::getHeader).orElse(null);
    // A call may have many items, so the event loop does not read it.
    loop.executeBlocking(() -> outcome(webhook, shown, body, preview, trace), false)
        .onSuccess(
            outcome ->
                outcome.whenComplete(
                    (answer, failure) ->
                        loop.runOnContext(
                            now ->
                                answer(
                                    request,
                                    failure == null
                                        ? answer
                                        : WebhookCalls.Answer.of(PushProblems.internal()),
                                    permit))))
        .onFailure(
            error -> answer(request, WebhookCalls.Answer.of(PushProblems.internal()), permit));
  }

  private CompletableFuture<WebhookCalls.Answer> outcome(
      Webhook webhook, String shown, byte[] body, boolean preview, TraceContext trace) {
    if (webhook.secret().isPresent() && !webhook.secret().get().isShownBy(shown, body)) {
      ProblemDetail problem = WebhookProblems.wrongSecret(webhook.secret().get());
      return CompletableFuture.completedFuture(
          WebhookCalls.Answer.of(pushes.refuse(problem).problem()));
    }
    return preview
        ? CompletableFuture.completedFuture(calls.preview(webhook, body))
        : calls.publish(webhook, body, trace);
  }

  private void answer(
      HttpServerRequest request, WebhookCalls.Answer answer, InFlightLimiter.Permit permit) {
    permit.release();
    if (answer.problem() == null) {
      PushResponses.send(
          request.response(),
          answer.status(),
          "application/json",
          ContractJson.write(answer.json()));
    } else {
      PushResponses.answer(request.response(), answer.problem(), retryAfter);
    }
  }

  private void refuse(HttpServerRequest request, ProblemDetail problem) {
    PushResponses.refuse(request, pushes.refuse(problem).problem(), retryAfter);
  }
}
