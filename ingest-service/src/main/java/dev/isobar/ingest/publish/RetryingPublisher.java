package dev.isobar.ingest.publish;

import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.messaging.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Publishes articles for senders that can wait: feeds, folders and archives. A broker that is away
 * or slow only delays them. Thread-safe.
 */
@ApplicationScoped
public class RetryingPublisher {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RawArticleProducer producer;

  RetryingPublisher(RawArticleProducer producer) {
    this.producer = producer;
  }

  /**
   * Publishes an article and blocks until all replicas have it.
   *
   * @throws PublishException if the Kafka topic does not accept a record of this size
   * @throws InterruptedException if the service stops; the article may not be written then
   */
  public void publish(AcceptedArticle article) throws InterruptedException {
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    while (!tryToPublish(article)) {
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private boolean tryToPublish(AcceptedArticle article) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      producer.publish(article, TraceContext.NONE).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PublishException failure
          && failure.reason() != PublishException.Reason.TOO_LARGE) {
        return false;
      }
      throw e.getCause() instanceof PublishException failure
          ? failure
          : new IllegalStateException(e);
    }
  }
}
