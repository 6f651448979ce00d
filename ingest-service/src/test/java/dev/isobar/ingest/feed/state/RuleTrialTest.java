package dev.isobar.ingest.feed.state;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.definition.FeedRules.Field;
import dev.isobar.ingest.feed.entry.Entries;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.entry.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTrialTest {
  private static final String TITLE = Entries.article(1).title();

  @Test
  void storedOutcomesAreTried() {
    FeedState state = FeedStateTest.polled(FeedState.EMPTY, 4);
    FeedRules rules =
        new FeedRules(
            null,
            List.of(
                new FeedRule(Field.TITLE, TITLE),
                new FeedRule(Field.AUTHOR, "ann"),
                new FeedRule(Field.PAGE, "paywall")));
    RuleTrial trial = RuleTrial.ofStored(rules, state.outcomes());

    assertThat(trial.lines()).hasSize(4);
    assertThat(trial.kept()).isEqualTo(3);
    assertThat(trial.lines().get(1).isKept()).isFalse();
    assertThat(trial.lines().get(1).isChanged()).isTrue();
    assertThat(trial.lines().get(1).why()).contains("title /" + TITLE + "/");
    assertThat(trial.lines().get(0).isChanged()).isFalse();
    assertThat(trial.warnings()).hasSize(2);
  }

  @Test
  void excludedOutcomeWouldPass() {
    EntryOutcome excluded =
        new EntryOutcome(NOW, "Sport", "https://n.example/1", null, Outcome.EXCLUDED, "");
    RuleTrial trial = RuleTrial.ofStored(FeedRules.NONE, List.of(excluded));

    assertThat(trial.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.isKept()).isTrue();
              assertThat(line.isChanged()).isTrue();
              assertThat(line.now()).isEqualTo(Outcome.EXCLUDED);
            });
  }

  @Test
  void documentIsTriedWithPagesAndSelectors() {
    FeedRules rules =
        new FeedRules(
            List.of(new FeedRule(Field.TITLE, "plan")),
            List.of(new FeedRule(Field.PAGE, "members-only")));
    Feed feed =
        new Feed(
            "f",
            "https://n.example/f",
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
            new ExtractionHints("main", null, null),
            null,
            null,
            null,
            null,
            null);
    RuleTrial trial =
        RuleTrial.ofDocument(
            feed,
            Entries.document(
                Entries.article(0),
                Entries.article(1),
                Entries.entry("g", "https://n.example/9", "Other", NOW, "Text")),
            entry ->
                page(
                    "<nav>Menu</nav><main>Whole text</main>"
                        + (entry.title().equals(TITLE) ? "<i class=members-only>" : "")),
            NOW);

    assertThat(trial.lines())
        .extracting(RuleTrial.Line::isKept)
        .containsExactly(true, false, false);
    assertThat(trial.lines().get(0).text()).contains("Whole text").doesNotContain("Menu");
    assertThat(trial.lines().get(1).why()).contains("page /members-only/");
    assertThat(trial.lines().get(2).why()).contains("include rule title /plan/");
  }

  private static FetchedPage page(String html) {
    return new FetchedPage(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://n");
  }
}
