package dev.isobar.ingest.door.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.publish.TraceContext;
import dev.isobar.ingest.push.PushProblems;
import dev.isobar.ingest.push.PushResult;
import dev.isobar.ingest.push.PushService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Reads the calls of webhooks, and publishes or shows their articles. Never blocks. */
@Singleton
final class WebhookCalls {
  private static final Logger LOG = Logger.getLogger(WebhookCalls.class);

  private final RawArticleValidator validator;
  private final PushService pushes;
  private final Clock clock;

  WebhookCalls(RawArticleValidator validator, PushService pushes, Clock clock) {
    this.validator = validator;
    this.pushes = pushes;
    this.clock = clock;
  }

  /**
   * Holds an answer.
   *
   * @param problem null if the call succeeded
   */
  record Answer(int status, ObjectNode json, ProblemDetail problem) {
    static Answer of(ProblemDetail problem) {
      return new Answer(problem.status(), null, problem);
    }
  }

  /** Publishes all articles of a call, or none if one of them is invalid. */
  CompletableFuture<Answer> publish(Webhook webhook, byte[] body, TraceContext trace) {
    List<ContractViolationException> invalid = new ArrayList<>();
    List<AcceptedArticle> articles;
    try {
      articles = webhook.read(body, clock.instant(), validator, invalid::add);
    } catch (ContractViolationException e) {
      return refused(PushProblems.of(e));
    } catch (RuntimeException | StackOverflowError e) {
      return failed(e);
    }
    if (!invalid.isEmpty()) {
      return refused(WebhookProblems.of(invalid));
    }
    List<CompletableFuture<PushResult>> results =
        articles.stream().map(article -> pushes.take(() -> article, trace)).toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> answer(results.stream().map(CompletableFuture::join).toList()));
  }

  /** Returns the articles that a call would publish, and the errors of the others. */
  Answer preview(Webhook webhook, byte[] body) {
    List<ContractViolationException> invalid = new ArrayList<>();
    ObjectNode json = ContractJson.mapper().createObjectNode();
    ArrayNode shown = json.putArray("articles");
    try {
      for (AcceptedArticle article : webhook.read(body, clock.instant(), validator, invalid::add)) {
        shown.add(ContractJson.mapper().readTree(article.json()));
      }
    } catch (ContractViolationException e) {
      return Answer.of(PushProblems.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.set("errors", ContractJson.mapper().valueToTree(WebhookProblems.errors(invalid)));
    return new Answer(200, json, null);
  }

  private static Answer answer(List<PushResult> results) {
    // Of several problems the one with the highest status counts: 503 is tried again, 413 is not.
    return results.stream()
        .map(PushResult::problem)
        .filter(Objects::nonNull)
        .max(Comparator.comparingInt(ProblemDetail::status))
        .map(Answer::of)
        .orElseGet(
            () -> {
              ObjectNode json = ContractJson.mapper().createObjectNode();
              ArrayNode receipts = json.putArray("articles");
              results.forEach(result -> receipts.add(result.json()));
              return new Answer(202, json, null);
            });
  }

  private CompletableFuture<Answer> refused(ProblemDetail problem) {
    return CompletableFuture.completedFuture(Answer.of(pushes.refuse(problem).problem()));
  }

  private CompletableFuture<Answer> failed(Throwable failure) {
    LOG.error("Webhook call failed; the sender gets 500", failure);
    return refused(PushProblems.internal());
  }
}
