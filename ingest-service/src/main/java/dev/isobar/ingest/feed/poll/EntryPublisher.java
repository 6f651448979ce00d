package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.RuleFilter;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.publish.RetryingPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Publishes the entries of a poll that are new or changed, with their pages where needed. */
@ApplicationScoped
class EntryPublisher {
  private final EntryPreparer preparer;
  private final RetryingPublisher publisher;

  EntryPublisher(EntryPreparer preparer, RetryingPublisher publisher) {
    this.preparer = preparer;
    this.publisher = publisher;
  }

  /**
   * Holds what became of the entries of a poll.
   *
   * @param decisions for the history
   * @param pending how many entries are postponed, because the next poll tries their pages again
   * @param textLengths the lengths of the texts of new articles
   */
  record Result(List<EntryDecision> decisions, int pending, List<Integer> textLengths) {}

  /**
   * Publishes and blocks until the broker has acknowledged all. An article whose page was fetched
   * does not wait for the pages of the others.
   *
   * @param mayTryAgain whether a page that is not there now may be left to the next poll
   */
  Result publish(
      Feed feed, FeedDocument document, List<EntryDecision> decisions, boolean mayTryAgain)
      throws InterruptedException {
    RuleFilter rules = new RuleFilter(feed.rules());
    List<EntryDecision> results = new ArrayList<>();
    Map<AcceptedArticle, Integer> ready = new IdentityHashMap<>();
    List<AcceptedArticle> articles = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    int pending = 0;
    for (EntryDecision decision : decisions) {
      if (!decision.outcome().isPublishable()) {
        results.add(decision);
        continue;
      }
      EntryPreparer.Prepared prepared =
          preparer.prepare(feed, document, decision, rules, mayTryAgain);
      if (prepared.again()) {
        pending++;
        results.add(decision.postponed(prepared.decision().detail()));
        continue;
      }
      if (prepared.article() != null) {
        articles.add(prepared.article());
        ready.put(prepared.article(), results.size());
        if (decision.outcome() == Outcome.NEW) {
          lengths.add(prepared.textLength());
        }
      }
      results.add(prepared.decision());
      if (prepared.asked()) {
        publish(articles, ready, results);
      }
    }
    publish(articles, ready, results);
    return new Result(results, pending, lengths);
  }

  /** Publishes the articles that are ready, and notes those that are refused. */
  private void publish(
      List<AcceptedArticle> articles,
      Map<AcceptedArticle, Integer> places,
      List<EntryDecision> results)
      throws InterruptedException {
    Map<AcceptedArticle, PublishException> refused = publisher.publish(articles);
    refused.forEach(
        (article, why) ->
            results.set(
                places.get(article),
                results.get(places.get(article)).withOutcome(Outcome.REJECTED, why.getMessage())));
    articles.clear();
    places.clear();
  }
}
