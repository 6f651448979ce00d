package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.delay;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.schedule.PollResult.Content;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollPolicyTest {
  private static PollResult document(PublisherTiming publisher) {
    return status(200).validators("\"a\"", "d").document(new Content("h", 9, 1, T0, publisher));
  }

  /** Returns the delays after each of a row of equal results. */
  private static Duration[] delays(PollResult result, int times) {
    PollState state = polledOnce();
    Duration[] delays = new Duration[times];
    Instant now = T0;
    for (int i = 0; i < times; i++) {
      state = next(state, result, now);
      delays[i] = Duration.between(now, state.nextPoll());
      now = state.nextPoll();
    }
    return delays;
  }

  private static Duration[] hours(int... hours) {
    return java.util.Arrays.stream(hours).mapToObj(Duration::ofHours).toArray(Duration[]::new);
  }

  @Test
  void anUnknownFeedIsPolledHourly() {
    assertThat(delay(Answers.unpolled(), status(200).validators("e", "d").document("h", 9), T0))
        .hasHours(1);
    assertThat(delay(polledOnce(), status(304).bare(), T0)).hasHours(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 304, 403, 429, 503})
  void noPollIsSoonerThanTheServerAllows(int status) {
    for (Jitter jitter : Jitter.values()) {
      for (String[] header :
          new String[][] {{"retry-after", "36000"}, {"cache-control", "max-age=36000"}}) {
        Answers answer = status(status).validators("e", "d").header(header[0], header[1]);
        PollResult result = status == 200 ? answer.document("h", 0) : answer.bare();
        Instant now = T0.plusMillis(1);
        PollState next = PollPolicy.next(polledOnce(), result, Answers.TIMING, now, jitter);
        assertThat(next.nextPoll())
            .isBetween(now.plusSeconds(36_000), now.plusSeconds(36_001 + 1_800));
        assertThat(next.due(now.plusSeconds(35_999))).isFalse();
        assertThat(next.due(next.nextPoll())).isTrue();
      }
    }
  }

  @Test
  void jitterOnlyDelaysAndIsBounded() {
    PollState most =
        PollPolicy.next(polledOnce(), status(304).bare(), Answers.TIMING, T0, Jitter.MOST);
    assertThat(Duration.between(T0, most.nextPoll())).hasMinutes(66);
  }

  @Test
  void ttlIsRespectedAlsoAfterA304() {
    PublisherTiming slow = new PublisherTiming(Duration.ofHours(5), 0, 0);
    PollState state = next(polledOnce(), document(slow), T0);
    assertThat(Duration.between(T0, state.nextPoll())).hasHours(5);
    assertThat(delay(state, status(304).bare(), T0)).hasHours(5);
    PublisherTiming fast = new PublisherTiming(Duration.ofMinutes(5), 0, 0);
    assertThat(delay(state, document(fast), T0)).hasHours(1);
    PublisherTiming absurd = new PublisherTiming(Duration.ofDays(365), 0, 0);
    assertThat(delay(state, document(absurd), T0)).hasDays(1);
    PublisherTiming negative = new PublisherTiming(Duration.ofDays(-3), 0, 0);
    assertThat(delay(state, document(negative), T0)).hasHours(1);
  }

  @Test
  void skippedHoursAndDaysAreSkipped() {
    PublisherTiming noonToTwo = new PublisherTiming(null, 1 << 11 | 1 << 12 | 1 << 13, 0);
    assertThat(next(polledOnce(), document(noonToTwo), T0).nextPoll())
        .isEqualTo("2026-03-04T14:00:00Z");
    PublisherTiming notOnWednesday = new PublisherTiming(null, 1, 1 << 3);
    assertThat(next(polledOnce(), document(notOnWednesday), T0).nextPoll())
        .isEqualTo("2026-03-05T01:00:00Z");
    PublisherTiming never = new PublisherTiming(null, 0, 0xff);
    assertThat(delay(polledOnce(), document(never), T0)).hasHours(1);
    PublisherTiming onlyLastHourOfTuesday = new PublisherTiming(null, 0x7fffff, 0xff & ~(1 << 2));
    assertThat(next(polledOnce(), document(onlyLastHourOfTuesday), T0).nextPoll())
        .isEqualTo("2026-03-10T23:00:00Z");
  }

  @Test
  void failuresBackOffUpToADay() {
    for (PollResult failure :
        new PollResult[] {
          status(500).bare(), status(404).bare(), status(418).bare(), Answers.failed(Reason.TIMEOUT)
        }) {
      assertThat(delays(failure, 8)).isEqualTo(hours(1, 2, 4, 8, 16, 24, 24, 24));
    }
  }

  @Test
  void aFailingFeedIsNotPolledMoreOftenThanAWorkingOne() {
    FeedTiming rare = new FeedTiming(FeedTiming.SHORTEST, Duration.ofDays(3));
    PollState state = Answers.unpolled();
    PollResult nothing = status(200).validators("e", "d").document("h", 0);
    Instant now = T0;
    PublisherTiming slow = new PublisherTiming(Duration.ofDays(2), 0, 0);
    state = PollPolicy.next(state, document(slow), rare, now, Jitter.NONE);
    state = PollPolicy.next(state, status(500).bare(), rare, now, Jitter.NONE);
    assertThat(Duration.between(now, state.nextPoll())).hasDays(2);
    assertThat(delay(polledOnce(), nothing, now)).hasHours(1);
  }

  @Test
  void refusalsBackOffFromAnHour() {
    assertThat(delays(status(429).bare(), 7)).isEqualTo(hours(1, 2, 4, 8, 16, 24, 24));
    assertThat(delays(status(403).bare(), 6)).isEqualTo(hours(1, 2, 4, 8, 16, 24));
    PollResult challenge = status(200).unreadable(Kind.CHALLENGE, "x");
    assertThat(delays(challenge, 6)).isEqualTo(hours(1, 2, 4, 8, 16, 24));
  }

  @Test
  void unreadableBodiesBackOffUpToSixHours() {
    PollResult broken = status(200).unreadable(Kind.BROKEN, "x");
    assertThat(delays(broken, 5)).isEqualTo(hours(1, 2, 4, 6, 6));
  }

  @Test
  void aGoneFeedIsTriedWeekly() {
    assertThat(delays(status(410).bare(), 3)).isEqualTo(hours(168, 168, 168));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"ROBOTS", "BAD_ADDRESS", "FORBIDDEN_ADDRESS"})
  void whatOnlyAPersonCanMendIsTriedDaily(Reason reason) {
    assertThat(delays(Answers.failed(reason), 2)).isEqualTo(hours(24, 24));
  }

  @Test
  void answersAreCountedInARow() {
    int[] expected = {410, 1, 0, 0, 410, 2, 0, 0, 404, 0, 1, 0, 404, 0, 2, 0, 500, 0, 0, 0};
    PollState state = polledOnce();
    for (int i = 0; i < expected.length; i += 4) {
      state = next(state, status(expected[i]).bare(), T0);
      PollState.Counts counts = state.counts();
      assertThat(new int[] {counts.gone(), counts.missing(), counts.blocked()})
          .containsExactly(expected[i + 1], expected[i + 2], expected[i + 3]);
    }
    assertThat(state.counts().failures()).isEqualTo(5);
    state = next(next(state, status(403).bare(), T0), status(429).bare(), T0);
    assertThat(state.counts().blocked()).isEqualTo(2);
    assertThat(next(state, status(500).bare(), T0).counts().blocked()).isZero();
    assertThat(next(state, status(410).bare(), T0).counts().blocked()).isZero();
  }

  @Test
  void aSuccessEndsTheBackOff() {
    PollState state = polledOnce();
    for (int status : new int[] {500, 404, 404, 403, 410}) {
      state = next(state, status(status).bare(), T0);
    }
    assertThat(state.counts().failures()).isEqualTo(5);
    state = next(state, status(304).bare(), T0);
    assertThat(state.counts()).isEqualTo(PollState.Counts.ZERO);
    assertThat(Duration.between(T0, state.nextPoll())).hasHours(1);
  }

  @ParameterizedTest
  @CsvSource({"429,1", "403,0"})
  void anAnswerWith429SlowsThePollsThatFollow(int status, int slowed) {
    PollState state = next(polledOnce(), status(status).bare(), T0);
    assertThat(state.counts().slowed()).isEqualTo(slowed);
    state = next(state, status(status).bare(), T0);
    state = next(state, status(status).bare(), T0);
    assertThat(state.counts().slowed()).isEqualTo(slowed + 2);
    PollState after = next(state, status(304).bare(), T0);
    assertThat(Duration.between(T0, after.nextPoll())).hasHours(1 << slowed + 2);
    for (int i = 0; i < slowed + 2; i++) {
      after = next(after, status(304).bare(), T0);
    }
    assertThat(Duration.between(T0, after.nextPoll())).hasHours(1);
  }

  @Test
  void aTimeThatNoRuleGivesIsAWrongClock() {
    PollState state = polledOnce().withNextPoll(T0.plus(Duration.ofDays(400)));
    assertThat(state.due(T0)).isTrue();
    assertThat(state.withNextPoll(T0.plus(Duration.ofDays(14))).due(T0)).isFalse();
  }

  @Test
  void anUnpublishedDocumentWaitsAsLongAsTheServerAsks() {
    Answer answer = status(200).header("cache-control", "max-age=7200").answer();
    assertThat(delay(polledOnce(), new PollResult.Undelivered(answer, "The broker is away."), T0))
        .hasHours(2);
  }

  @Test
  void anUnconditionalRequestIsMadeOnceAndSoon() {
    PollState state = next(polledOnce(), status(500).bare(), T0);
    PollState asked = state.unconditional();

    assertThat(ConditionalRequest.headers(polledOnce(), T0)).isNotEmpty();
    assertThat(ConditionalRequest.headers(asked, T0)).isEmpty();
    assertThat(asked.nextPoll()).isEqualTo(T0.plus(Duration.ofMinutes(15)));
    assertThat(state.withNextPoll(T0).unconditional().nextPoll()).isEqualTo(T0);
    PollResult changed = status(200).unconditional().validators("n", "d").document("other", 1);
    PollState after = next(asked, changed, T0);
    assertThat(after.lying()).isFalse();
    assertThat(ConditionalRequest.headers(after, T0)).isNotEmpty();
  }

  @Test
  void anUnconditionalRequestWaitsForTheEndOfThePauseOfItsHost() {
    Answers paused = status(429).header("retry-after", "7200");
    PollState asked = next(polledOnce(), paused.bare(), T0).unconditional();
    assertThat(asked.nextPoll()).isEqualTo(T0.plus(Duration.ofHours(2)));
  }
}
