package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollIntervalTest {
  private static final FeedTiming HOURLY = Answers.TIMING;
  private static final FeedTiming DAILY = new FeedTiming(FeedTiming.SHORTEST, Duration.ofDays(1));

  private PollState state = Answers.polledOnce();
  private Instant lastArticle = T0;
  private int articles;

  /** Polls when due, for a time in which a new article comes after each gap. */
  private Duration intervalAfter(Duration time, Duration gap, FeedTiming timing) {
    Instant end = state.nextPoll().plus(time);
    Instant now = state.nextPoll();
    while (now.isBefore(end)) {
      boolean fresh = !now.isBefore(lastArticle.plus(gap));
      if (fresh) {
        articles++;
        lastArticle = now;
      }
      PollResult result =
          fresh
              ? status(200).validators("\"" + articles + "\"", "d").document("h" + articles, 1)
              : status(304).bare();
      state = PollPolicy.next(state, result, timing, now, Jitter.NONE);
      now = state.nextPoll();
    }
    return state.interval();
  }

  @Test
  void aBusyFeedIsPolledEveryQuarterOfAnHour() {
    assertThat(intervalAfter(Duration.ofDays(1), Duration.ofMinutes(5), HOURLY)).hasMinutes(15);
  }

  @Test
  void aFeedWithAnArticleAnHourIsPolledTwiceAnHour() {
    assertThat(intervalAfter(Duration.ofDays(1), Duration.ofHours(1), HOURLY)).hasMinutes(30);
  }

  @Test
  void aRareFeedIsPolledHourlyOrAsItsIntervalSays() {
    assertThat(intervalAfter(Duration.ofDays(20), Duration.ofDays(1), HOURLY)).hasHours(1);
    Duration interval = intervalAfter(Duration.ofDays(40), Duration.ofDays(1), DAILY);
    assertThat(interval).isBetween(Duration.ofHours(11), Duration.ofHours(16));
    interval = intervalAfter(Duration.ofDays(60), Duration.ofDays(1000), DAILY);
    assertThat(interval).hasDays(1);
  }

  @Test
  void silenceLengthensTheIntervalAndNewsShortenIt() {
    intervalAfter(Duration.ofDays(1), Duration.ofMinutes(5), HOURLY);
    assertThat(intervalAfter(Duration.ofHours(8), Duration.ofDays(9), HOURLY)).hasHours(1);
    assertThat(intervalAfter(Duration.ofSeconds(1), Duration.ofMinutes(5), HOURLY)).hasMinutes(15);
  }

  @Test
  void aShorterIntervalCanBeSetOnPurpose() {
    FeedTiming quick = new FeedTiming(FeedTiming.SHORTEST, Duration.ofMinutes(1));
    assertThat(intervalAfter(Duration.ofHours(3), Duration.ofMinutes(5), quick)).hasMinutes(1);
  }

  @Test
  void withoutValidatorsAPollAnHourIsEnough() {
    intervalAfter(Duration.ofDays(1), Duration.ofMinutes(5), HOURLY);
    PollState bare =
        PollPolicy.next(state, status(200).document("h", 1), HOURLY, state.nextPoll(), Jitter.NONE);
    assertThat(bare.interval()).hasHours(1);
  }

  @Test
  void aServerThatIgnoresValidatorsIsPolledHourly() {
    intervalAfter(Duration.ofDays(1), Duration.ofMinutes(5), HOURLY);
    PollResult same = status(200).validators("\"x\"", "d").document("same", 0);
    for (int i = 0; i < 3; i++) {
      state = PollPolicy.next(state, same, HOURLY, state.nextPoll(), Jitter.NONE);
      assertThat(state.interval()).isLessThan(Duration.ofMinutes(40));
    }
    state = PollPolicy.next(state, same, HOURLY, state.nextPoll(), Jitter.NONE);
    assertThat(state.interval()).hasHours(1);
    assertThat(intervalAfter(Duration.ofSeconds(1), Duration.ofMinutes(1), HOURLY)).hasMinutes(15);
  }

  @Test
  void anOutageOfOursIsNoGapOfTheFeed() {
    intervalAfter(Duration.ofDays(1), Duration.ofHours(1), HOURLY);
    Rhythm before = state.rhythm();
    Instant late = state.nextPoll().plus(Duration.ofDays(4));
    PollResult news = status(200).validators("\"x\"", "d").document("x", 5);
    PollState after = PollPolicy.next(state, news, HOURLY, late, Jitter.NONE);
    assertThat(after.rhythm()).isEqualTo(before);
    assertThat(after.times().newEntry()).isEqualTo(late);
    PollState usual = PollPolicy.next(state, news, HOURLY, state.nextPoll(), Jitter.NONE);
    assertThat(usual.rhythm().gaps()).hasSize(before.gaps().size() + 1);
  }

  @Test
  void theHistoryIsBounded() {
    intervalAfter(Duration.ofDays(100), Duration.ofHours(3), HOURLY);
    assertThat(state.rhythm().gaps()).hasSize(Rhythm.MAX_GAPS);
    assertThat(state.rhythm().longest()).hasSize(Rhythm.MAX_WEEKS);
  }
}
