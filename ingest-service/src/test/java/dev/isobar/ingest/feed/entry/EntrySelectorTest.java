package dev.isobar.ingest.feed.entry;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static dev.isobar.ingest.feed.entry.Entries.article;
import static dev.isobar.ingest.feed.entry.Entries.entry;
import static dev.isobar.ingest.feed.entry.Entries.withGuid;
import static dev.isobar.ingest.feed.entry.Entries.withLink;
import static dev.isobar.ingest.feed.entry.Entries.withPublished;
import static dev.isobar.ingest.feed.entry.Entries.withSummary;
import static dev.isobar.ingest.feed.entry.Entries.withTitle;
import static dev.isobar.ingest.feed.entry.Outcome.BEYOND_FIRST_POLL;
import static dev.isobar.ingest.feed.entry.Outcome.EXCLUDED;
import static dev.isobar.ingest.feed.entry.Outcome.KNOWN;
import static dev.isobar.ingest.feed.entry.Outcome.NEW;
import static dev.isobar.ingest.feed.entry.Outcome.NO_LINK_AND_NO_TEXT;
import static dev.isobar.ingest.feed.entry.Outcome.REPUBLISHED_ARCHIVE;
import static dev.isobar.ingest.feed.entry.Outcome.REVISION;
import static dev.isobar.ingest.feed.entry.Outcome.TOO_OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.definition.FeedRules.Field;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntrySelectorTest {
  private final Polls polls = new Polls();

  @Test
  void firstPollBringsTheNewestTwenty() {
    List<FeedEntry> entries = new ArrayList<>(Polls.articles(0, 50));
    Collections.reverse(entries);
    List<Outcome> outcomes = polls.outcomes(entries);

    assertThat(outcomes.subList(0, 30)).containsOnly(BEYOND_FIRST_POLL);
    assertThat(outcomes.subList(30, 50)).containsOnly(NEW);
    assertThat(polls.outcomes(entries)).containsOnly(KNOWN);
  }

  @Test
  void entryOfTheFutureIsNeverTheNewest() {
    List<FeedEntry> entries = new ArrayList<>(Polls.articles(0, 25));
    entries.add(0, withPublished(article(90), NOW.plus(Duration.ofDays(300))));
    entries.add(0, withPublished(article(91), NOW.plus(Duration.ofHours(3))));
    List<EntryDecision> decisions = polls.poll(entries);

    assertThat(decisions.get(0).outcome()).isEqualTo(BEYOND_FIRST_POLL);
    assertThat(decisions.get(1).outcome()).isEqualTo(BEYOND_FIRST_POLL);
    assertThat(decisions.get(0).published()).isEqualTo(NOW);
    assertThat(decisions.get(1).published()).isNull();
  }

  @Test
  void futureDateIsNoted() {
    EntryDecision decision =
        polls.poll(withPublished(article(0), NOW.plus(Duration.ofDays(300)))).get(0);

    assertThat(decision.outcome()).isEqualTo(NEW);
    assertThat(decision.published()).isNull();
    assertThat(decision.detail()).contains("is in the future and is ignored");
  }

  @Test
  void dateOf1970IsIgnored() {
    EntryDecision decision = polls.poll(withPublished(article(0), java.time.Instant.EPOCH)).get(0);

    assertThat(decision.published()).isNull();
    assertThat(decision.detail()).contains("before the first web page");
  }

  @Test
  void revisionKeepsTheFirstDateAndAddress() {
    FeedEntry first = article(0);
    polls.poll(first);
    FeedEntry edited =
        withLink(
            withTitle(withPublished(first, NOW.plusSeconds(60)), first.title() + ", at last"),
            "https://news.example/new-slug");
    EntryDecision decision = polls.poll(edited).get(0);

    assertThat(decision.outcome()).isEqualTo(REVISION);
    assertThat(decision.identity().url()).isEqualTo(first.link());
    assertThat(decision.published()).isEqualTo(first.published());
  }

  @Test
  void addressOfThePageIsKeptByRevisions() {
    List<EntryDecision> decisions = polls.poll(article(0));
    EntryDecision moved =
        decisions.get(0).withIdentity(new EntryIdentity("https://news.example/canonical", null));
    EntryHistory history = Polls.restarted(EntryHistory.EMPTY.record(List.of(moved), polls.now()));
    EntryDecision revision =
        new EntrySelector(SelectionLimits.DEFAULT)
            .select(
                Entries.FEED,
                Entries.document(withSummary(article(0), "Other text.")),
                history,
                polls.now())
            .get(0);

    assertThat(revision.outcome()).isEqualTo(REVISION);
    assertThat(revision.identity().url()).isEqualTo("https://news.example/canonical");
  }

  @Test
  void newEntriesAreFoundWhereverTheyStand() {
    polls.poll(Polls.articles(5, 15));

    assertThat(polls.outcomes(article(7), article(0), article(5), article(1)))
        .containsExactly(KNOWN, NEW, KNOWN, NEW);
  }

  @Test
  void wholeArchiveRepublishedDoesNotFlood() {
    polls.poll(Polls.articles(0, 20));
    polls.poll(Polls.articles(0, 400));
    Map<Outcome, Long> counts = counts(polls.poll(Polls.articles(0, 400)));

    assertThat(counts).containsOnly(Map.entry(KNOWN, 400L));
  }

  @Test
  void archiveWithOldDatesIsTooOld() {
    polls.poll(Polls.articles(0, 20));
    List<FeedEntry> archive = new ArrayList<>(Polls.articles(0, 20));
    for (int n = 1000; n < 1500; n++) {
      archive.add(article(n));
    }

    assertThat(counts(polls.poll(archive)))
        .containsOnly(Map.entry(KNOWN, 20L), Map.entry(TOO_OLD, 500L));
    assertThat(counts(polls.poll(archive))).containsOnly(Map.entry(KNOWN, 520L));
  }

  @Test
  void archiveWithoutDatesBringsABoundedNumber() {
    polls.poll(Polls.articles(0, 20));
    List<FeedEntry> archive = new ArrayList<>(Polls.articles(0, 20));
    for (int n = 1000; n < 1500; n++) {
      archive.add(withPublished(article(n), null));
    }

    assertThat(counts(polls.poll(archive)))
        .containsOnly(
            Map.entry(KNOWN, 20L), Map.entry(NEW, 20L), Map.entry(REPUBLISHED_ARCHIVE, 480L));
    assertThat(counts(polls.poll(archive))).containsOnly(Map.entry(KNOWN, 520L));
  }

  @Test
  void everythingIsNewAfterALongOutage() {
    polls.poll(Polls.articles(100, 150));
    polls.pass(Duration.ofDays(6));

    assertThat(polls.outcomes(Polls.articles(0, 50))).containsOnly(NEW);
  }

  @Test
  void feedWhoseClockIsYearsLateIsRead() {
    FeedEntry old = withPublished(article(0), NOW.minus(Duration.ofDays(3000)));
    FeedEntry next = withPublished(article(1), NOW.minus(Duration.ofDays(2999)));
    polls.poll(old);

    assertThat(polls.outcomes(next, old)).containsExactly(NEW, KNOWN);
  }

  @Test
  void entryWithoutAnythingIsListedOnce() {
    FeedEntry empty = entry(null, null, null, null, " ");

    assertThat(polls.outcomes(empty, article(0))).containsExactly(NO_LINK_AND_NO_TEXT, NEW);
    assertThat(polls.outcomes(empty, article(0))).containsExactly(KNOWN, KNOWN);
  }

  @Test
  void entryWithATitleOnlyIsAnArticle() {
    assertThat(polls.outcomes(entry(null, null, "Rain ends drought", NOW, null)))
        .containsExactly(NEW);
  }

  @Test
  void excludedEntryIsTriedAgainAfterAnEditAndOnDemand() {
    FeedRule rule = new FeedRule(Field.TITLE, "sport");
    Feed feed = withRules(new FeedRules(null, List.of(rule)));
    polls.feed(feed);
    FeedEntry sport = withTitle(article(0), "Sport: the cup");
    FeedEntry other = withTitle(article(1), "Sports ground is flooded");

    List<EntryDecision> decisions = polls.poll(sport, other);
    assertThat(decisions).extracting(EntryDecision::outcome).containsOnly(EXCLUDED);
    assertThat(decisions.get(0).detail()).isEqualTo("The exclude rule title /sport/ matches.");
    assertThat(polls.outcomes(sport, other)).containsOnly(KNOWN);

    FeedEntry edited = withTitle(article(1), "Stadium is flooded");
    assertThat(polls.outcomes(sport, edited)).containsExactly(KNOWN, NEW);

    polls.feed(Entries.FEED);
    assertThat(polls.outcomes(sport, edited)).containsOnly(KNOWN);
    polls.reconsider();
    assertThat(polls.outcomes(sport, edited)).containsExactly(NEW, KNOWN);
    assertThat(polls.outcomes(sport, edited)).containsOnly(KNOWN);
  }

  @Test
  void failedArticleIsTriedAgain() {
    EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
    List<EntryDecision> first =
        selector.select(
            Entries.FEED, Entries.document(Polls.articles(0, 3)), EntryHistory.EMPTY, NOW);
    EntryHistory history = EntryHistory.EMPTY.record(first.subList(1, 3), NOW);

    assertThat(selector.select(Entries.FEED, Entries.document(Polls.articles(0, 3)), history, NOW))
        .extracting(EntryDecision::outcome)
        .containsExactly(NEW, KNOWN, KNOWN);
  }

  @Test
  void failedRevisionIsTriedAgain() {
    EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
    polls.poll(article(0));
    FeedEntry edited = withSummary(article(0), "Other text.");
    var document = Entries.document(edited);
    selector.select(Entries.FEED, document, polls.history(), NOW);
    EntryHistory failed = polls.history().record(List.of(), NOW);

    assertThat(selector.select(Entries.FEED, document, failed, NOW))
        .extracting(EntryDecision::outcome)
        .containsExactly(REVISION);
  }

  @Test
  void restlessTextIsPublishedNowAndThenAndWhenItIsQuiet() {
    polls.poll(article(0));
    int revisions = 0;
    for (int i = 0; i < 80; i++) {
      FeedEntry changed = withSummary(article(0), "Shown with " + Entries.word(i));
      revisions += polls.outcomes(changed).get(0) == REVISION ? 1 : 0;
    }
    assertThat(revisions).isBetween(8, 16);

    polls.poll(withSummary(article(0), "Shown with something"));
    int last = 0;
    for (int i = 0; i < 20; i++) {
      FeedEntry quiet = withSummary(article(0), "Shown with the end");
      last += polls.outcomes(quiet).get(0) == REVISION ? 1 : 0;
    }
    assertThat(last).isEqualTo(1);
  }

  @Test
  void newerVersionOfTwoInOneDocumentIsPublished() {
    FeedEntry old = withGuid(article(0), "post-1-v1");
    FeedEntry edited =
        withPublished(
            withSummary(withGuid(article(0), "post-1-v2"), "Corrected text."),
            old.published().plusSeconds(600));
    polls.poll(old);
    List<EntryDecision> decisions = polls.poll(old, edited);

    assertThat(decisions).extracting(EntryDecision::outcome).containsExactly(KNOWN, REVISION);
    assertThat(polls.outcomes(edited, old)).containsOnly(KNOWN);
  }

  @Test
  void historyIsBounded() {
    for (int day = 0; day < 60; day++) {
      polls.poll(Polls.articles(10_000 - 20 * day - 20, 10_000 - 20 * day));
    }

    assertThat(polls.history().size()).isBetween(150, 200);
  }

  private static Feed withRules(FeedRules rules) {
    return new Feed(
        "f",
        "https://news.example/feed.xml",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        rules,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Map<Outcome, Long> counts(List<EntryDecision> decisions) {
    return decisions.stream()
        .collect(
            Collectors.groupingBy(EntryDecision::outcome, TreeMap::new, Collectors.counting()));
  }
}
