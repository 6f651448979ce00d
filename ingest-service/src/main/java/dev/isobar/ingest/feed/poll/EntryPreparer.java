package dev.isobar.ingest.feed.poll;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.entry.ArticleOfEntry;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryIdentity;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.RuleFilter;
import dev.isobar.ingest.feed.entry.TextLength;
import dev.isobar.ingest.fetch.FetchException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes the article of an entry, with its page where that is needed. Thread-safe. */
@ApplicationScoped
class EntryPreparer {
  private static final Set<FetchException.Reason> TEMPORARY =
      EnumSet.of(
          FetchException.Reason.TIMEOUT,
          FetchException.Reason.CONNECTION_FAILED,
          FetchException.Reason.UNKNOWN_HOST);

  private static final Logger LOG = Logger.getLogger(EntryPreparer.class);

  private final FeedDownload download;
  private final RawArticleValidator validator;
  private final Clock clock;

  EntryPreparer(FeedDownload download, RawArticleValidator validator, Clock clock) {
    this.download = download;
    this.validator = validator;
    this.clock = clock;
  }

  /**
   * Holds an entry that is ready, or is not published.
   *
   * @param article null: it is not published
   * @param again whether it is left to the next poll
   * @param asked whether its page was asked for, which can take long
   * @param textLength how many characters of text the article has
   */
  record Prepared(
      EntryDecision decision,
      AcceptedArticle article,
      boolean again,
      boolean asked,
      int textLength) {}

  /**
   * Prepares an entry that is new or changed. Blocks while its page is fetched. A page whose host
   * has asked for a pause was not tried at all, so it is always left to the next poll.
   *
   * @param mayTryAgain whether a page that is not there now may be left to the next poll
   */
  Prepared prepare(
      Feed feed,
      FeedDocument document,
      EntryDecision decision,
      RuleFilter rules,
      boolean mayTryAgain)
      throws InterruptedException {
    try {
      return prepared(feed, document, decision, rules, mayTryAgain);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.errorf(e, "Feed %s: an entry failed and is left out", feed.id());
      return new Prepared(decision.unreadable(e), null, false, true, 0);
    }
  }

  private Prepared prepared(
      Feed feed,
      FeedDocument document,
      EntryDecision decision,
      RuleFilter rules,
      boolean mayTryAgain)
      throws InterruptedException {
    if (!ArticleOfEntry.needsPage(feed, decision.entry(), rules)) {
      return article(feed, document, decision, null, false);
    }
    FetchedPage page;
    try {
      page = download.page(feed, decision.entry().link());
    } catch (FetchException e) {
      if (FetchException.isAboutInnerHosts(e.reason())) {
        LOG.infof("Feed %s: a page was not fetched: %s", feed.id(), e.getMessage());
      }
      return withoutPage(feed, document, decision, e, mayTryAgain);
    }
    Optional<RuleFilter.Exclusion> excluded = rules.checkPage(page);
    return excluded.isPresent()
        ? refused(decision, Outcome.EXCLUDED, excluded.get().sentence(), false)
        : article(feed, document, decision, page, true);
  }

  /** Uses what the feed has of the article, if it has a text. */
  private Prepared withoutPage(
      Feed feed,
      FeedDocument document,
      EntryDecision decision,
      FetchException failure,
      boolean mayTryAgain) {
    if (hasText(decision.entry())) {
      String detail = decision.detail() + " Its page was not fetched: " + failure.discreetMessage();
      return article(feed, document, decision.withOutcome(decision.outcome(), detail), null, true);
    }
    boolean robots = failure.reason() == FetchException.Reason.ROBOTS;
    return refused(
        decision,
        robots ? Outcome.ROBOTS : Outcome.PAGE_NOT_FETCHED,
        failure.discreetMessage(),
        failure.reason() == FetchException.Reason.PAUSED
            || (mayTryAgain && TEMPORARY.contains(failure.reason())));
  }

  private static Prepared refused(
      EntryDecision decision, Outcome outcome, String why, boolean again) {
    return new Prepared(decision.withOutcome(outcome, why), null, again, true, 0);
  }

  private Prepared article(
      Feed feed, FeedDocument document, EntryDecision decision, FetchedPage page, boolean asked) {
    EntryDecision named = decision;
    try {
      RawArticle article = ArticleOfEntry.of(feed, document, decision, page, clock.instant());
      named = ArticleOfEntry.withCanonicalUrl(decision, article);
      EntryIdentity identity = named.identity();
      // The entry shows this id. A revision keeps it whatever its page names by now.
      AcceptedArticle accepted =
          validator.accept(article.withUrl(identity.url()), identity.articleId(feed.id()));
      return new Prepared(
          named, accepted, false, asked, TextLength.of(feed, decision.entry(), page));
    } catch (ContractViolationException e) {
      return new Prepared(
          named.withOutcome(Outcome.REJECTED, e.getMessage()), null, false, asked, 0);
    }
  }

  private static boolean hasText(FeedEntry entry) {
    return (entry.content() != null && !entry.content().isBlank())
        || (entry.summary() != null && !entry.summary().isBlank());
  }
}
