package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests what is done about servers that answer 304 for documents that changed. */
class LyingServerTest {
  private static final PollResult UNCHANGED = status(304).bare();

  private static Instant day(double days) {
    return T0.plusSeconds(Math.round(days * 86_400));
  }

  private static boolean unconditional(PollState state, Instant now) {
    return ConditionalRequest.headers(state, now).isEmpty();
  }

  private static PollState onlyUnchangedUntil(double day) {
    PollState state = polledOnce();
    for (double d = 0.25; d <= day; d += 0.25) {
      state = next(state, UNCHANGED, day(d));
    }
    return state;
  }

  @Test
  void withoutAKnownRhythm304sAreBelievedForAFortnight() {
    PollState state = onlyUnchangedUntil(14);
    assertThat(unconditional(state, day(14))).isFalse();
    assertThat(unconditional(state, day(14.1))).isTrue();
  }

  @Test
  void aDailyFeedIsTestedAfterAWeekAtTheEarliest() {
    PollState state = polledOnce();
    for (double d = 0.25; d <= 16; d += 0.25) {
      PollResult daily = status(200).validators("\"a\"", "date a").document("h" + d, 1);
      state = next(state, d == Math.rint(d) ? daily : UNCHANGED, day(d));
    }
    state = next(state, UNCHANGED, day(17));
    assertThat(unconditional(state, day(17))).isFalse();
    state = next(state, UNCHANGED, day(18));
    assertThat(unconditional(state, day(18.1))).isTrue();
    PollState tested =
        next(
            state,
            status(200).unconditional().validators("\"a\"", "date a").document("h16.0", 0),
            day(18.1));
    assertThat(tested.lying()).isFalse();
    tested = next(tested, UNCHANGED, day(22));
    assertThat(unconditional(tested, day(25))).isFalse();
    assertThat(unconditional(tested, day(25.2))).isTrue();
  }

  @Test
  void anErrorIsNoReasonForATest() {
    PollState state = next(onlyUnchangedUntil(20), status(500).bare(), day(20));
    assertThat(unconditional(state, day(20.5))).isFalse();
  }

  @Test
  void theTestShowsTheLieAndIsRepeatedWeekly() {
    PollState state = onlyUnchangedUntil(15);
    PollState lying =
        next(
            state,
            status(200).unconditional().validators("\"a\"", "date a").document("h1", 3),
            day(15));
    assertThat(lying.lying()).isTrue();
    assertThat(FeedHealth.of(lying, null, day(15)).status()).isEqualTo(FeedStatus.LYING_SERVER);
    lying = next(lying, UNCHANGED, day(16));
    assertThat(lying.lying()).isTrue();
    assertThat(unconditional(lying, day(21.9))).isFalse();
    assertThat(unconditional(lying, day(22))).isTrue();
  }

  @Test
  void theSameContentProvesNothing() {
    PollState state = onlyUnchangedUntil(15);
    state =
        next(
            state,
            status(200).unconditional().validators("\"a\"", "date a").document("h0", 0),
            day(15));
    assertThat(state.lying()).isFalse();
  }

  @Test
  void anHonestAnswerEndsTheStatus() {
    PollState lying =
        next(
            onlyUnchangedUntil(15),
            status(200).unconditional().validators("\"a\"", "date a").document("h1", 3),
            day(15));
    PollState honest =
        next(lying, status(200).validators("\"b\"", "date b").document("h2", 1), day(16));
    assertThat(honest.lying()).isFalse();
    assertThat(unconditional(honest, day(23))).isFalse();
  }

  @Test
  void aServerWithoutValidatorsDoesNotLie() {
    PollState state = next(Answers.unpolled(), status(200).unconditional().document("h0", 1), T0);
    state = next(state, status(200).unconditional().document("h1", 1), day(1));
    assertThat(state.lying()).isFalse();
    assertThat(state.times().unconditional()).isEqualTo(day(1));
  }

  @Test
  void a304WithoutValidatorsIsALie() {
    PollState state = next(Answers.unpolled(), status(304).unconditional().bare(), T0);
    assertThat(FeedHealth.of(state, null, T0).status()).isEqualTo(FeedStatus.LYING_SERVER);
  }

  @Test
  void a304OfAnotherServerIsTestedWhenAWeekHasPassed() {
    PollState state =
        next(polledOnce(), status(304).redirect(302, "https://other.org/f").bare(), day(3));
    assertThat(state.elsewhere()).isTrue();
    assertThat(unconditional(state, day(6.9))).isFalse();
    assertThat(unconditional(state, day(7))).isTrue();
    PollState answered =
        next(
            state,
            status(200)
                .unconditional()
                .redirect(302, "https://other.org/f")
                .validators("\"o\"", "date")
                .document("h9", 1),
            day(7));
    assertThat(answered.lying()).isFalse();
    assertThat(answered.elsewhere()).isFalse();
    PollState same =
        next(answered, status(304).redirect(302, "https://other.org/f").bare(), day(8));
    assertThat(same.elsewhere()).isFalse();
  }

  @Test
  void aFailedUnconditionalRequestCountsAsSent() {
    PollState state = onlyUnchangedUntil(15);
    PollResult failed =
        new PollResult.Failed(
            dev.isobar.ingest.fetch.FetchException.Reason.TIMEOUT, "No answer.", true);
    PollState after = next(next(state, failed, day(15)), UNCHANGED, day(16));
    assertThat(unconditional(after, day(21.9))).isFalse();
    assertThat(Duration.between(day(15), after.times().unconditional())).isZero();
  }
}
