package dev.isobar.ingest.feed.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.RawArticle;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.entry.ArticleOfEntry;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.RuleFilter;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.Jsoup;

/**
 * Shows what changed rules and selectors would do, before they are saved.
 *
 * @param lines one for each entry
 * @param kept how many entries are kept
 * @param warnings sentences on rules that cannot be used, or not be tried here
 */
public record RuleTrial(List<Line> lines, int kept, List<String> warnings) {
  private static final int SHOWN_TEXT = 300;

  /**
   * Says what happens to one entry.
   *
   * @param isKept whether the entry is published with the tried rules
   * @param why a sentence
   * @param now the outcome that it has now; null if it has none
   * @param isChanged whether the tried rules decide otherwise than the present ones did
   * @param text the beginning of the article's text; null if none was made
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String title,
      String link,
      boolean isKept,
      String why,
      Outcome now,
      boolean isChanged,
      String text) {}

  /** Tries rules on the stored outcomes of a feed, which hold title and link only. */
  public static RuleTrial ofStored(FeedRules rules, List<EntryOutcome> outcomes) {
    RuleFilter filter = new RuleFilter(rules);
    List<Line> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (EntryOutcome o : outcomes) {
      if (!seen.add(o.title() + '\n' + o.link())) {
        continue;
      }
      FeedEntry entry = FeedEntry.of(o.link(), o.title());
      Optional<RuleFilter.Exclusion> excluded = filter.check(entry);
      boolean wasExcluded = o.outcome() == Outcome.EXCLUDED;
      lines.add(
          new Line(
              o.title(),
              o.link(),
              excluded.isEmpty(),
              excluded.map(RuleFilter.Exclusion::sentence).orElse("The rules let the entry pass."),
              o.outcome(),
              excluded.isPresent() != wasExcluded,
              null));
    }
    List<String> warnings = new ArrayList<>(filter.warnings());
    if (looksAtAuthor(rules)) {
      warnings.add(
          "Authors of past entries are not stored; their rules are tried as not matching.");
    }
    if (filter.looksAtPage()) {
      warnings.add("Pages of past entries are not stored; page rules are not tried.");
    }
    return of(lines, warnings);
  }

  /**
   * Tries a changed feed on a document.
   *
   * @param pages gives the page of an entry; null if there is none
   */
  public static RuleTrial ofDocument(
      Feed changed, FeedDocument document, Function<FeedEntry, FetchedPage> pages, Instant now) {
    RuleFilter filter = new RuleFilter(changed.rules());
    SelectionLimits all =
        new SelectionLimits(
            Integer.MAX_VALUE, SelectionLimits.DEFAULT.maxAge(), SelectionLimits.DEFAULT.late());
    List<Line> lines = new ArrayList<>();
    for (EntryDecision decision :
        new EntrySelector(all).select(changed, document, EntryHistory.EMPTY, now)) {
      lines.add(line(changed, document, decision, filter, pages, now));
    }
    return of(lines, filter.warnings());
  }

  private static Line line(
      Feed feed,
      FeedDocument document,
      EntryDecision decision,
      RuleFilter filter,
      Function<FeedEntry, FetchedPage> pages,
      Instant now) {
    FeedEntry entry = decision.entry();
    boolean kept = decision.outcome().isPublishable();
    String why = decision.detail();
    String text = null;
    if (kept) {
      boolean needsPage = ArticleOfEntry.needsPage(feed, entry, filter);
      FetchedPage page = needsPage ? pages.apply(entry) : null;
      RawArticle article = ArticleOfEntry.of(feed, document, decision, page, now);
      text = beginning(article);
      Optional<RuleFilter.Exclusion> excluded =
          page == null ? Optional.empty() : filter.checkPage(page);
      if (excluded.isPresent()) {
        kept = false;
        why = excluded.get().sentence();
      } else if (needsPage && page == null) {
        why += " Its page was not tried.";
      }
    }
    return new Line(entry.title(), entry.link(), kept, why, null, false, text);
  }

  private static String beginning(RawArticle article) {
    if (article.content() == null) {
      return null;
    }
    String content = Jsoup.parse(article.content()).body().text();
    return content.length() <= SHOWN_TEXT ? content : content.substring(0, SHOWN_TEXT) + "…";
  }

  private static boolean looksAtAuthor(FeedRules rules) {
    return rules.include().stream().anyMatch(r -> r.field() == FeedRules.Field.AUTHOR)
        || rules.exclude().stream().anyMatch(r -> r.field() == FeedRules.Field.AUTHOR);
  }

  private static RuleTrial of(List<Line> lines, List<String> warnings) {
    int kept = (int) lines.stream().filter(Line::isKept).count();
    return new RuleTrial(List.copyOf(lines), kept, List.copyOf(warnings));
  }
}
