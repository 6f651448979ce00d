package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SilenceAlarmTest {
  private PollState state = Answers.unpolled();
  private Instant now = T0;
  private boolean alarmed;

  /** Polls hourly; every poll at a time that matches brings an article. */
  private SilenceAlarmTest poll(Duration time, Predicate<Instant> article) {
    for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
      PollResult result =
          article.test(now)
              ? status(200)
                  .validators("\"a\"", "d")
                  .document(new PollResult.Content(now.toString(), 9, 1, now, PublisherTiming.NONE))
              : status(304).bare();
      state = Answers.next(state, result, now);
      alarmed |= SilenceAlarm.check(state).isPresent();
    }
    return this;
  }

  private static boolean workday(Instant time) {
    DayOfWeek day = time.atZone(ZoneOffset.UTC).getDayOfWeek();
    int hour = time.atZone(ZoneOffset.UTC).getHour();
    return day.getValue() <= 5 && hour >= 8 && hour < 18;
  }

  @Test
  void nightsAndWeekendsAreNoSilence() {
    poll(Duration.ofDays(60), SilenceAlarmTest::workday);
    assertThat(alarmed).isFalse();
  }

  @Test
  void aFeedThatIsSilentBeyondItsWeekendIsReported() {
    poll(Duration.ofDays(28), SilenceAlarmTest::workday).poll(Duration.ofDays(2), t -> false);
    assertThat(alarmed).isFalse();
    poll(Duration.ofDays(3), t -> false);
    assertThat(alarmed).isTrue();
    SilenceAlarm.Silence silence = SilenceAlarm.check(state).orElseThrow();
    assertThat(silence.sentence()).startsWith("Nothing new came for 5 days").contains("3 days");
    assertThat(FeedHealth.of(state, null, now).status()).isEqualTo(FeedStatus.SILENT);
    state = Answers.next(state, status(200).document("x", 1), now);
    assertThat(SilenceAlarm.check(state)).isEmpty();
  }

  @Test
  void aFeedAroundTheClockIsReportedWithinHours() {
    poll(Duration.ofDays(21), t -> true).poll(Duration.ofHours(3), t -> false);
    assertThat(alarmed).isFalse();
    poll(Duration.ofHours(2), t -> false);
    assertThat(alarmed).isTrue();
  }

  @Test
  void aNewFeedIsNotReportedOverItsFirstWeekend() {
    poll(Duration.ofDays(3), SilenceAlarmTest::workday).poll(Duration.ofDays(2), t -> false);
    assertThat(state.rhythm().gaps()).hasSizeGreaterThan(SilenceAlarm.ENOUGH);
    assertThat(alarmed).isFalse();
    poll(Duration.ofDays(1), t -> false);
    assertThat(alarmed).isTrue();
  }

  @Test
  void tooFewArticlesGiveNoAlarm() {
    poll(Duration.ofHours(8), t -> true);
    assertThat(state.rhythm().gaps()).hasSize(SilenceAlarm.ENOUGH - 1);
    poll(Duration.ofDays(90), t -> false);
    assertThat(alarmed).isFalse();
  }

  @Test
  void enoughArticlesGiveAnAlarm() {
    poll(Duration.ofHours(9), t -> true);
    assertThat(state.rhythm().gaps()).hasSize(SilenceAlarm.ENOUGH);
    poll(Duration.ofDays(4), t -> false);
    assertThat(alarmed).isTrue();
  }

  @Test
  void timeWithoutSuccessfulPollsIsNoSilence() {
    poll(Duration.ofDays(21), t -> true);
    for (int day = 0; day < 9; day++) {
      now = now.plus(Duration.ofDays(1));
      state = Answers.next(state, Answers.failed(Reason.UNKNOWN_HOST), now);
    }
    assertThat(SilenceAlarm.check(state)).isEmpty();
  }

  @Test
  void oneLongExceptionDoesNotDullTheAlarm() {
    poll(Duration.ofDays(28), t -> true)
        .poll(Duration.ofDays(4), t -> false)
        .poll(Duration.ofDays(3), t -> true);
    assertThat(SilenceAlarm.threshold(state).orElseThrow()).isLessThan(Duration.ofDays(1));
  }
}
