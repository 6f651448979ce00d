package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.publish.RawArticleProducer;
import dev.isobar.ingest.publish.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Publishes one article of any format and counts it once, by outcome. */
@Singleton
public class PushService {
  private static final Logger LOG = Logger.getLogger(PushService.class);

  private final RawArticleProducer channel;
  private final MeterRegistry metrics;

  PushService(RawArticleProducer channel, MeterRegistry metrics) {
    this.channel = channel;
    this.metrics = metrics;
  }

  /**
   * Validates and publishes an article.
   *
   * @param reading parses and validates the article; may throw {@link ContractViolationException}
   * @return the outcome; never completes exceptionally
   */
  public CompletableFuture<PushResult> take(Supplier<AcceptedArticle> reading, TraceContext trace) {
    CompletableFuture<PushResult> outcome;
    try {
      AcceptedArticle article = reading.get();
      PushResult accepted = PushResult.accepted(PushResult.Receipt.of(article));
      outcome =
          channel
              .publish(article, trace)
              .handle((done, failure) -> failure == null ? accepted : failed(failure));
    } catch (RuntimeException | StackOverflowError e) {
      outcome = CompletableFuture.completedFuture(failed(e));
    }
    return outcome.whenComplete((done, never) -> count(done));
  }

  /** Returns and counts the result of an article that is refused before it is read. */
  public PushResult refuse(ProblemDetail problem) {
    PushResult refused = PushResult.of(problem);
    count(refused);
    return refused;
  }

  private void count(PushResult outcome) {
    metrics.counter("isobar.ingest.articles", "outcome", outcome.word()).increment();
  }

  private static PushResult failed(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    if (why instanceof ContractViolationException violation) {
      return PushResult.of(PushProblems.of(violation));
    }
    if (why instanceof PublishException notPublished) {
      return PushResult.of(PushProblems.of(notPublished));
    }
    LOG.error("Pushed article failed; the sender gets 500", why);
    return PushResult.of(PushProblems.internal());
  }
}
