package dev.isobar.ingest.feed.state;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.entry.Entries;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ChangedRulesTest {
  private static final Feed EXCLUDING =
      FeedJson.read(
          """
          {"id": "f", "url": "https://news.example/feed.xml",
           "rules": {"exclude": [{"field": "title", "pattern": "."}]}}"""
              .getBytes(UTF_8));

  private final EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);

  @Test
  void otherRulesDecideAgainOnExcludedEntriesOnly() {
    FeedState excluded = polled(FeedState.EMPTY, EXCLUDING, NOW);
    FeedState released = polled(excluded, Entries.FEED, NOW.plusSeconds(60));
    FeedState excludedAgain = polled(released, EXCLUDING, NOW.plusSeconds(120));

    assertThat(excluded.counts()).containsOnlyKeys(Outcome.EXCLUDED);
    assertThat(released.outcomes()).extracting(EntryOutcome::outcome).startsWith(Outcome.NEW);
    assertThat(excludedAgain.outcomes()).isEqualTo(released.outcomes());
  }

  @Test
  void anEntryThatItsPageExcludedIsDecidedAgain() {
    FeedState page =
        recorded(
            FeedState.EMPTY,
            EXCLUDING,
            select(FeedState.EMPTY, Entries.FEED, NOW).stream()
                .map(d -> d.withOutcome(Outcome.EXCLUDED, "A rule matches."))
                .toList());

    assertThat(page.isToReconsider(Entries.FEED.rules())).isTrue();
    assertThat(select(page.decidedBy(Entries.FEED.rules()), Entries.FEED, NOW.plusSeconds(60)))
        .extracting(EntryDecision::outcome)
        .containsOnly(Outcome.NEW);
  }

  @Test
  void theSameRulesChangeNothing() {
    FeedState state = polled(FeedState.EMPTY, EXCLUDING, NOW);
    FeedState read = FeedStateCodec.decode(FeedStateCodec.encode(state)).state();

    assertThat(read.rules()).isEqualTo(EXCLUDING.rules().hash()).isNotEmpty();
    assertThat(read.isToReconsider(EXCLUDING.rules())).isFalse();
    assertThat(read.decidedBy(EXCLUDING.rules())).isEqualTo(read);
  }

  @Test
  void aStateWithoutRulesIsReconsideredOnlyIfEntriesAreExcluded() {
    FeedState published = polled(FeedState.EMPTY, Entries.FEED, NOW);
    FeedState excluded = polled(FeedState.EMPTY, EXCLUDING, NOW).decidedBy(EXCLUDING.rules());
    FeedState earlier =
        new FeedState(null, excluded.entries(), List.of(), excluded.outcomes(), excluded.signals());

    assertThat(published.rules()).isEmpty();
    assertThat(published.isToReconsider(EXCLUDING.rules())).isFalse();
    assertThat(earlier.isToReconsider(EXCLUDING.rules())).isTrue();
  }

  @Test
  void sitemapsThatBroughtEntriesAreAskedAgainWithoutValidators() {
    ChildSitemaps sitemaps =
        ChildSitemaps.NONE.listed(
            List.of(new FeedDocument.Child("https://news.example/1.xml", NOW, false)), NOW);
    sitemaps = sitemaps.with(sitemaps.due(NOW).get(0).delivered(NOW, "\"1\"", null));
    FeedState state = polled(FeedState.EMPTY, EXCLUDING, NOW).withSitemaps(sitemaps);

    FeedState changed = state.decidedBy(Entries.FEED.rules());

    assertThat(state.sitemaps().due(NOW.plusSeconds(1))).isEmpty();
    assertThat(changed.sitemaps().due(NOW))
        .singleElement()
        .satisfies(child -> assertThat(child.validators()).isEmpty());
  }

  private List<EntryDecision> select(FeedState state, Feed feed, Instant now) {
    return selector.select(
        feed, Entries.document(Entries.article(0), Entries.article(1)), state.entries(), now);
  }

  private FeedState polled(FeedState before, Feed feed, Instant now) {
    FeedState state = before.decidedBy(feed.rules());
    return recorded(state, feed, select(state, feed, now));
  }

  private static FeedState recorded(FeedState state, Feed feed, List<EntryDecision> decisions) {
    return state.decidedBy(feed.rules()).withDecisions(feed.id(), decisions, NOW);
  }
}
