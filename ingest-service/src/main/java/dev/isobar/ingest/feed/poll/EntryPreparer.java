package dev.isobar.ingest.feed.poll;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.entry.ArticleOfEntry;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.RuleFilter;
import dev.isobar.ingest.fetch.FetchException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes the article of an entry, with its page where that is needed. Thread-safe. */
@ApplicationScoped
class EntryPreparer {
  private static final Set<FetchException.Reason> TEMPORARY =
      EnumSet.of(
          FetchException.Reason.TIMEOUT,
          FetchException.Reason.CONNECTION_FAILED,
          FetchException.Reason.UNKNOWN_HOST);

  private final FeedDownload download;
  private final RawArticleValidator validator;
  private final Clock clock;

  EntryPreparer(FeedDownload download, RawArticleValidator validator, Clock clock) {
    this.download = download;
    this.validator = validator;
    this.clock = clock;
  }

  private static boolean hasText(FeedEntry entry) {
    return (entry.content() != null && !entry.content().isBlank())
        || (entry.summary() != null && !entry.summary().isBlank());
  }

  /**
   * Holds an entry that is ready, or is not published.
   *
   * @param article null: it is not published
   * @param again whether the next poll may bring it
   */
  record Prepared(EntryDecision decision, AcceptedArticle article, boolean again) {}

  /** Prepares an entry that is new or changed. Blocks while its page is fetched. */
  Prepared prepare(Feed feed, FeedDocument document, EntryDecision decision, RuleFilter rules)
      throws InterruptedException {
    FetchedPage page = null;
    EntryDecision current = decision;
    if (ArticleOfEntry.needsPage(feed, decision.entry())) {
      try {
        page = download.page(feed, decision.entry().link());
        Optional<RuleFilter.Exclusion> excluded =
            rules.looksAtPage() && page.isText()
                ? rules.checkPage(FeedDownload.text(page))
                : Optional.empty();
        if (excluded.isPresent()) {
          return new Prepared(
              current.withOutcome(Outcome.EXCLUDED, excluded.get().sentence()), null, false);
        }
        current = ArticleOfEntry.withCanonicalUrl(current, page);
      } catch (FetchException e) {
        Outcome failure =
            e.reason() == FetchException.Reason.ROBOTS ? Outcome.ROBOTS : Outcome.PAGE_NOT_FETCHED;
        if (!hasText(decision.entry())) {
          return new Prepared(
              current.withOutcome(failure, e.getMessage()), null, TEMPORARY.contains(e.reason()));
        }
        current =
            current.withOutcome(
                current.outcome(),
                current.detail() + " Its page was not fetched: " + e.getMessage());
      }
    }
    try {
      AcceptedArticle article =
          validator.accept(
              ContractJson.write(
                  ArticleOfEntry.of(feed, document, current, page, clock.instant())));
      return new Prepared(current, article, false);
    } catch (ContractViolationException e) {
      return new Prepared(current.withOutcome(Outcome.REJECTED, e.getMessage()), null, false);
    }
  }
}
