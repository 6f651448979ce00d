package dev.isobar.ingest.feed.state;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.entry.Entries;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedStateCodecTest {
  @Test
  void stateIsReadAsItWasWritten() {
    FeedState state = state(12);
    FeedStateCodec.Decoded decoded = FeedStateCodec.decode(FeedStateCodec.encode(state));

    assertThat(decoded.warnings()).isEmpty();
    assertThat(decoded.state().polls()).isEqualTo(state.polls());
    assertThat(decoded.state().outcomes()).isEqualTo(state.outcomes());
    assertThat(FeedStateCodec.encode(decoded.state())).isEqualTo(FeedStateCodec.encode(state));
    assertThat(decoded.state().entries().size()).isEqualTo(state.entries().size());
  }

  @Test
  void aStateOfTheFirstFormatIsRead() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("feed-state-v1.bin")) {
      FeedStateCodec.Decoded decoded = FeedStateCodec.decode(file.readAllBytes());

      assertThat(decoded.warnings()).isEmpty();
      assertThat(FeedStateCodec.encode(decoded.state())).isEqualTo(FeedStateCodec.encode(state(2)));
    }
  }

  @Test
  void outcomesOfAllKindsAreReadAsTheyWereWritten() {
    List<EntryOutcome> outcomes = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.add(new EntryOutcome(NOW, "题目 😀", null, "an id", outcome, "Why."));
      outcomes.add(new EntryOutcome(NOW, null, "https://a.example/" + outcome, null, outcome, ""));
      outcomes.add(
          new EntryOutcome(NOW, "t", null, "0123456789abcdef0123456789abcdef", outcome, "Why."));
    }
    FeedState state =
        new FeedState(null, EntryHistory.EMPTY, List.of(), outcomes, FeedSignals.NONE);

    assertThat(FeedStateCodec.decode(FeedStateCodec.encode(state)).state().outcomes())
        .isEqualTo(state.outcomes());
  }

  @Test
  void nothingIsTheEmptyState() {
    assertThat(FeedStateCodec.decode(null).state()).isEqualTo(FeedState.EMPTY);
    assertThat(FeedStateCodec.decode(new byte[0]).warnings()).isEmpty();
  }

  @Test
  void unknownVersionGivesAWarning() {
    byte[] bytes = FeedStateCodec.encode(state(3));
    bytes[0] = 99;
    FeedStateCodec.Decoded decoded = FeedStateCodec.decode(bytes);

    assertThat(decoded.state()).isEqualTo(FeedState.EMPTY);
    assertThat(decoded.warnings()).singleElement().asString().contains("unknown version 99");
  }

  @Test
  void damagedBytesGiveWarnings() {
    byte[] bytes = FeedStateCodec.encode(state(30));
    Random random = new Random(7);
    int damaged = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = bytes.clone();
      int at = 1 + random.nextInt(broken.length - 1);
      broken[at] ^= (byte) (1 + random.nextInt(255));
      damaged += FeedStateCodec.decode(broken).warnings().isEmpty() ? 0 : 1;
    }
    assertThat(damaged).isGreaterThan(1_980);
  }

  @Test
  void truncatedBytesGiveWarnings() {
    byte[] bytes = FeedStateCodec.encode(state(30));
    for (int length = 1; length < bytes.length - 1; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThat(FeedStateCodec.decode(cut).state()).isNotNull();
    }
    assertThat(FeedStateCodec.decode(java.util.Arrays.copyOf(bytes, bytes.length / 2)).warnings())
        .isNotEmpty();
  }

  @Test
  void pollsAndOutcomesAreBounded() {
    FeedState state = state(30);

    assertThat(state.polls()).hasSize(FeedState.MAX_POLLS);
    assertThat(state.outcomes()).hasSize(FeedState.MAX_OUTCOMES);
  }

  @Test
  void countsAreByOutcome() {
    assertThat(state(2).counts()).containsEntry(Outcome.NEW, 40L).hasSize(1);
  }

  /** Returns the state after polls that bring 20 articles each. */
  private static FeedState state(int polls) {
    EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
    FeedState state = FeedState.EMPTY;
    for (int i = 0; i < polls; i++) {
      var now = NOW.plus(Duration.ofHours(i));
      var entries = new ArrayList<dev.isobar.ingest.feed.document.FeedEntry>();
      for (int n = 0; n < 20; n++) {
        entries.add(Entries.article(5_000 - 20 * i - n));
      }
      List<EntryDecision> decisions =
          selector.select(Entries.FEED, Entries.document(entries), state.entries(), now);
      state =
          state
              .withDecisions("f", decisions, now)
              .withPoll(new PollRecord(now, 200, 1_000, Duration.ofMillis(30), 20, 20, 0, ""));
    }
    return state;
  }
}
