package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolation;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.publish.NotPublished;
import dev.isobar.ingest.publish.RawArticleChannel;
import dev.isobar.ingest.publish.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes one article in, whatever form it came in, and counts it once, by outcome. */
@Singleton
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final RawArticleChannel channel;
  private final MeterRegistry metrics;

  Intake(RawArticleChannel channel, MeterRegistry metrics) {
    this.channel = channel;
    this.metrics = metrics;
  }

  /**
   * @param reading reads and judges the article; may throw {@link ContractViolation}
   * @return what became of it; never fails
   */
  CompletableFuture<Outcome> take(Supplier<AcceptedArticle> reading, Trace trace) {
    CompletableFuture<Outcome> outcome;
    try {
      AcceptedArticle article = reading.get();
      Outcome accepted = Outcome.accepted(Outcome.Receipt.of(article));
      outcome =
          channel
              .publish(article, trace)
              .handle((done, failure) -> failure == null ? accepted : failed(failure));
    } catch (RuntimeException | StackOverflowError e) {
      outcome = CompletableFuture.completedFuture(failed(e));
    }
    return outcome.whenComplete((done, never) -> count(done));
  }

  /** An article that was refused before it was read. */
  Outcome refuse(Problem problem) {
    Outcome refused = Outcome.of(problem);
    count(refused);
    return refused;
  }

  private void count(Outcome outcome) {
    metrics.counter("isobar.ingest.articles", "outcome", outcome.word()).increment();
  }

  private static Outcome failed(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    if (why instanceof ContractViolation violation) {
      return Outcome.of(Problem.of(violation));
    }
    if (why instanceof NotPublished notPublished) {
      return Outcome.of(Problem.of(notPublished));
    }
    LOG.error("An article could not be taken in", why);
    return Outcome.of(Problem.internal());
  }
}
