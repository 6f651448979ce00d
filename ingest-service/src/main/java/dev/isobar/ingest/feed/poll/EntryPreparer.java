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
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes the article of an entry, with its page where that is needed. Thread-safe. */
@ApplicationScoped
class EntryPreparer {
  /** How long the page of an entry is tried. */
  private static final Duration TRIED_FOR = Duration.ofDays(1);

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

  /** Returns whether a page may be there later; an old or undated entry is not tried again. */
  private boolean isWorthAnotherTry(EntryDecision decision, FetchException failure) {
    return TEMPORARY.contains(failure.reason())
        && decision.published() != null
        && decision.published().isAfter(clock.instant().minus(TRIED_FOR));
  }

  private static boolean hasText(FeedEntry entry) {
    return (entry.content() != null && !entry.content().isBlank())
        || (entry.summary() != null && !entry.summary().isBlank());
  }

  /**
   * Holds an entry that is ready, or is not published.
   *
   * @param article null: it is not published
   * @param again whether the next poll tries it again
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
              current.withOutcome(failure, e.getMessage()), null, isWorthAnotherTry(current, e));
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
