package dev.isobar.ingest.publish;

import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.messaging.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Publishes articles for senders that can wait: feeds and folders. A broker that is away or slow
 * only delays them. Thread-safe.
 */
@ApplicationScoped
public class RetryingPublisher {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RawArticleProducer producer;

  RetryingPublisher(RawArticleProducer producer) {
    this.producer = producer;
  }

  /**
   * Publishes articles and blocks until all replicas have them.
   *
   * @return the articles that the Kafka topic does not accept, with the reason
   * @throws InterruptedException if the service stops; articles may not be written then
   */
  public Map<AcceptedArticle, PublishException> publish(List<AcceptedArticle> articles)
      throws InterruptedException {
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    Map<AcceptedArticle, PublishException> refused = new LinkedHashMap<>();
    List<AcceptedArticle> left = attempt(articles, refused);
    while (!left.isEmpty()) {
      Thread.sleep(backoff.next().toMillis());
      left = attempt(left, refused);
    }
    return refused;
  }

  /** Returns the articles to try again. */
  private List<AcceptedArticle> attempt(
      List<AcceptedArticle> articles, Map<AcceptedArticle, PublishException> refused)
      throws InterruptedException {
    List<CompletableFuture<Void>> sent =
        articles.stream().map(each -> producer.publish(each, TraceContext.NONE)).toList();
    List<AcceptedArticle> again = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof PublishException failure
            && failure.reason() == PublishException.Reason.TOO_LARGE) {
          refused.put(articles.get(i), failure);
        } else {
          again.add(articles.get(i));
        }
      }
    }
    return again;
  }
}
