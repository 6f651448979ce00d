package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.failed;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutageMonitorTest {
  private static final PollResult ANSWER = status(500).bare();
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final OutageMonitor monitor = new OutageMonitor();

  private void fail(int hosts, Reason reason) {
    for (int i = 0; i < hosts; i++) {
      assertThat(monitor.ends("host" + i, failed(reason))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"UNKNOWN_HOST", "CONNECTION_FAILED", "TIMEOUT"})
  void anOutageEndsWithAnyAnswer(Reason reason) {
    fail(9, reason);
    assertThat(monitor.outage()).isFalse();
    fail(10, reason);
    assertThat(monitor.outage()).isTrue();
    assertThat(monitor.ends("host3", ANSWER)).isTrue();
    assertThat(monitor.outage()).isFalse();
    assertThat(monitor.ends("host3", ANSWER)).isFalse();
  }

  @Test
  void oneHostOrOneAnswerBetweenIsNoOutage() {
    for (int i = 0; i < 50; i++) {
      monitor.ends("same", failed(Reason.TIMEOUT));
    }
    fail(8, Reason.TIMEOUT);
    assertThat(monitor.ends("x", ANSWER)).isFalse();
    fail(9, Reason.TIMEOUT);
    fail(50, Reason.TLS);
    assertThat(monitor.outage()).isFalse();
  }

  @Test
  void feedsThatCouldNotBeReachedArePolledSoon() {
    PollState away = polledOnce();
    for (int i = 0; i < 9; i++) {
      away = next(away, failed(Reason.UNKNOWN_HOST), T0);
    }
    assertThat(Duration.between(T0, away.nextPoll())).hasDays(1);
    Instant over = T0.plus(Duration.ofHours(2));
    assertThat(OutageMonitor.afterOutage(away, over, WINDOW, Jitter.MOST))
        .isEqualTo(over.plus(WINDOW));
    assertThat(OutageMonitor.afterOutage(away, T0.plusSeconds(9), WINDOW, Jitter.NONE))
        .isEqualTo(T0.plus(FeedTiming.SHORTEST));
    Instant late = away.nextPoll().plusSeconds(1);
    assertThat(OutageMonitor.afterOutage(away, late, WINDOW, Jitter.MOST))
        .isEqualTo(away.nextPoll());
  }

  @Test
  void feedsThatFailForAnotherReasonWaitAsPlanned() {
    for (PollResult result : new PollResult[] {failed(Reason.TLS), ANSWER, status(304).bare()}) {
      PollState state = next(polledOnce(), result, T0);
      assertThat(OutageMonitor.afterOutage(state, T0.plusSeconds(1800), WINDOW, Jitter.NONE))
          .isEqualTo(state.nextPoll());
    }
  }

  @Test
  void inAnOutageAFeedWaitsForItsUsualIntervalOnly() {
    PollState away = polledOnce();
    for (int i = 0; i < 9; i++) {
      away = next(away, failed(Reason.UNKNOWN_HOST), T0);
    }
    assertThat(OutageMonitor.during(away, Jitter.NONE).nextPoll())
        .isEqualTo(T0.plus(away.interval()));
    PollState first = next(polledOnce(), failed(Reason.UNKNOWN_HOST), T0);
    assertThat(OutageMonitor.during(first, Jitter.MOST).nextPoll())
        .isBeforeOrEqualTo(first.nextPoll());
    PollState refused = next(polledOnce(), failed(Reason.TLS), T0);
    assertThat(OutageMonitor.during(refused, Jitter.NONE)).isEqualTo(refused);
  }
}
