package dev.isobar.ingest.feed.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.isobar.ingest.deadletter.ArticleLetter;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.state.EntryOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryProgressTest {
  private static final Instant FIRST = Instant.parse("2026-05-12T12:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(900);
  private static final List<EntryOutcome> TWO_REVISIONS =
      List.of(entry(SECOND, Outcome.REVISION), entry(FIRST, Outcome.NEW));

  @Test
  void anArticleInTheViewHasALinkWithItsPresentId() {
    EntryProgress progress = progress(new ViewRevision("b", FIRST.minusSeconds(2)), null);

    assertThat(progress.of(List.of(entry(FIRST, Outcome.NEW))))
        .extracting(EntryView::became, EntryView::href)
        .containsExactly(tuple(Outcome.IN_VIEW, "https://view/b"));
  }

  @Test
  void aRevisionThatTheViewDoesNotHaveYetIsPublishedOnly() {
    // The time of the poll is kept without its milliseconds.
    assertThat(became(new ViewRevision("a", FIRST.plusMillis(300)), null))
        .containsExactly(Outcome.PUBLISHED, Outcome.IN_VIEW);
    assertThat(became(new ViewRevision("a", SECOND.minusSeconds(1)), null))
        .containsExactly(Outcome.IN_VIEW, Outcome.IN_VIEW);
    assertThat(became(null, null)).containsExactly(Outcome.PUBLISHED, Outcome.PUBLISHED);
  }

  @Test
  void aDeadLetterBelongsToOneRevision() {
    ViewRevision first = new ViewRevision("a", FIRST.minusSeconds(1));

    assertThat(became(first, SECOND.plusSeconds(3)))
        .containsExactly(Outcome.DEAD_LETTER, Outcome.IN_VIEW);
    assertThat(became(first, SECOND.minusSeconds(3)))
        .containsExactly(Outcome.DEAD_LETTER, Outcome.IN_VIEW);
    assertThat(became(null, FIRST.plusSeconds(3)))
        .containsExactly(Outcome.PUBLISHED, Outcome.DEAD_LETTER);
    ViewRevision second = new ViewRevision("a", SECOND.minusSeconds(1));
    assertThat(became(second, FIRST.plusSeconds(3)))
        .containsExactly(Outcome.IN_VIEW, Outcome.IN_VIEW);
  }

  @Test
  void aDeadLetterIsShownWithItsReason() {
    EntryView view = progress(null, FIRST).of(List.of(entry(FIRST, Outcome.NEW))).get(0);

    assertThat(view.href()).isEqualTo("../../dead-letters/raw/0/42");
    assertThat(view.deadLetter().reason()).isEqualTo("too-large");
  }

  @Test
  void anEntryThatWasNotPublishedBecameNothing() {
    EntryOutcome excluded =
        new EntryOutcome(FIRST, "T", "https://n.example/1", null, Outcome.EXCLUDED, "");

    assertThat(progress(new ViewRevision("a", FIRST), FIRST).of(List.of(excluded)))
        .containsExactly(new EntryView(excluded, null, null, null));
  }

  private static List<Outcome> became(ViewRevision stored, Instant dead) {
    return progress(stored, dead).of(TWO_REVISIONS).stream().map(EntryView::became).toList();
  }

  private static EntryProgress progress(ViewRevision stored, Instant dead) {
    return new EntryProgress(
        stored == null ? Map.of() : Map.of("a", stored),
        dead == null
            ? Map.of()
            : Map.of("a", new ArticleLetter("raw/0/42", dead, "too-large", "Send less.")),
        id -> "https://view/" + id);
  }

  private static EntryOutcome entry(Instant when, Outcome outcome) {
    return new EntryOutcome(when, "T", "https://n.example/1", "a", outcome, "");
  }
}
