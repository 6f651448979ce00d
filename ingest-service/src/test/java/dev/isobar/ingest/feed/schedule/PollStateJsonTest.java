package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.ingest.feed.schedule.PollResult.Content;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollStateJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private static String roundTrip(PollState state) throws Exception {
    String json = JSON.writeValueAsString(state);
    assertThat(JSON.readValue(json, PollState.class)).isEqualTo(state);
    return json;
  }

  private static PollState after(PollState state, PollResult... results) {
    PollState next = state;
    for (PollResult result : results) {
      next = Answers.next(next, result, next.nextPoll());
    }
    return next;
  }

  @Test
  void aNewStateIsSmall() throws Exception {
    assertThat(roundTrip(Answers.unpolled())).hasSizeLessThan(160).doesNotContain("null", "false");
  }

  @Test
  void everyPartIsReadBack() throws Exception {
    PublisherTiming publisher = new PublisherTiming(Duration.ofMinutes(90), 1 << 23 | 1, 1 << 7);
    PollState state =
        after(
            Answers.polledOnce(),
            status(200)
                .redirect(301, "https://b.org/f")
                .validators("W/\"é\\\"x\"", "odd, date")
                .document(new Content("h2", 12, 2, T0, publisher)),
            status(304).redirect(301, "https://c.org/f").took(Duration.ofSeconds(3)).bare(),
            status(404).bare(),
            status(429).bare());
    roundTrip(state);
    roundTrip(after(state, status(403).bare(), status(410).bare()));
    roundTrip(after(state, Answers.failed(Reason.TLS)));
    roundTrip(after(state, status(200).unreadable(Kind.CHALLENGE, "x")));
    roundTrip(after(state, status(200).unconditional().document("h9", 1)));
  }

  @Test
  void aFullHistoryStaysSmall() throws Exception {
    PollState state = Answers.polledOnce();
    for (int i = 0; i < 3_000; i++) {
      state =
          after(
              state,
              status(200)
                  .validators("\"0123456789abcdef-" + i + "\"", "Wed, 04 Mar 2026 10:00:00 GMT")
                  .document("0123456789abcdef" + i, 1));
    }
    assertThat(state.rhythm().gaps()).hasSize(Rhythm.MAX_GAPS);
    assertThat(roundTrip(state)).hasSizeLessThan(1_100);
  }

  @Test
  void unknownPropertiesOfALaterVersionAreIgnored() throws Exception {
    String json = roundTrip(Answers.polledOnce()).replace("{\"", "{\"later\":1,\"");
    assertThat(JSON.readValue(json, PollState.class)).isEqualTo(Answers.polledOnce());
  }

  @Test
  void messagesOfServersAreCut() {
    PollResult failed = new PollResult.Failed(Reason.TLS, "x".repeat(10_000), false);
    assertThat(after(Answers.polledOnce(), failed).last().message()).hasSize(300);
  }
}
