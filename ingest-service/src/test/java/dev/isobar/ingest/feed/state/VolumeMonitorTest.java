package dev.isobar.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.state.VolumeMonitor.Level;
import dev.isobar.ingest.feed.state.VolumeMonitor.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeMonitorTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Simulates one feed and judges it after each block of six hours. */
  private static final class Series {
    private final Random random;
    private VolumeHistory history = VolumeHistory.EMPTY;
    private Status status = Status.UNKNOWN;
    private Instant now = START;

    Series(long seed) {
      random = new Random(seed);
    }

    /** Runs for some days with a rate of articles a day; returns the changes as level and day. */
    List<String> run(int days, LongToDoubleFunction perDay) {
      List<String> changes = new ArrayList<>();
      Instant begin = now;
      for (int block = 0; block < days * 4; block++) {
        long day = Duration.between(START, now).toDays();
        history = history.plus(poisson(random, perDay.applyAsDouble(day) / 4), now);
        now = now.plus(Duration.ofHours(6));
        VolumeMonitor.Verdict verdict = VolumeMonitor.judge(history, status, now);
        status = verdict.status();
        if (verdict.isChanged()) {
          changes.add(status.level() + " " + Duration.between(begin, now).toDays());
        }
      }
      return changes;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 2, 10, 60, 400})
  void steadySeriesRaiseAtMostOneAlarmInTenYears(double perDay) {
    int alarms = 0;
    int feeds = 60;
    int days = 122;
    for (int feed = 0; feed < feeds; feed++) {
      alarms += new Series(feed).run(days, day -> perDay).size();
    }
    // Twenty years of one feed; an alarm counts twice, because it ends too.
    assertThat(alarms).isLessThanOrEqualTo(4);
  }

  @Test
  void quietWeekendsAreNoAlarm() {
    for (int feed = 0; feed < 40; feed++) {
      assertThat(new Series(feed).run(90, day -> day % 7 >= 5 ? 3 : 40)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "10, 2", "4, 7", "2, 14"})
  void dropToZeroIsAnAlarm(double perDay, int within) {
    for (int feed = 0; feed < 30; feed++) {
      Series series = new Series(feed);
      series.run(40, day -> perDay);
      List<String> changes = series.run(within + 1, day -> 0);

      assertThat(changes).as("feed %d", feed).isNotEmpty();
      assertThat(changes.get(0)).startsWith("DOWN");
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "10, 1", "2, 2", "0.5, 7"})
  void tenfoldIsAnAlarm(double perDay, int within) {
    for (int feed = 0; feed < 30; feed++) {
      Series series = new Series(feed);
      series.run(40, day -> perDay);
      List<String> changes = series.run(within + 1, day -> 10 * perDay);

      assertThat(changes).as("feed %d", feed).isNotEmpty();
      assertThat(changes.get(0)).startsWith("UP");
    }
  }

  @Test
  void halfTheVolumeIsAnAlarm() {
    Series series = new Series(1);
    series.run(40, day -> 60);

    assertThat(series.run(8, day -> 30)).first().asString().startsWith("DOWN");
  }

  @Test
  void volumeComesBackToNormalOnce() {
    for (int feed = 0; feed < 30; feed++) {
      Series series = new Series(feed);
      series.run(40, day -> 30);
      assertThat(series.run(5, day -> 0)).singleElement().asString().startsWith("DOWN");
      assertThat(series.run(40, day -> 30)).singleElement().asString().startsWith("NORMAL");
    }
  }

  @Test
  void youngFeedIsLearning() {
    Series series = new Series(1);
    series.run(5, day -> 10);

    assertThat(series.status.level()).isEqualTo(Level.LEARNING);
  }

  @Test
  void publisherIsTheSumOfItsFeeds() {
    VolumeHistory a = VolumeHistory.EMPTY.plus(3, START).plus(1, START.plus(Duration.ofHours(6)));
    VolumeHistory b = VolumeHistory.EMPTY.plus(2, START.plus(Duration.ofHours(7)));

    assertThat(VolumeHistory.sum(List.of(a, b, VolumeHistory.EMPTY)))
        .isEqualTo(new VolumeHistory(a.first(), new int[] {3, 3}));
    assertThat(VolumeHistory.sum(List.of())).isEqualTo(VolumeHistory.EMPTY);
  }

  @Test
  void historyIsBoundedAndSurvivesAClockThatGoesBack() {
    VolumeHistory history = VolumeHistory.EMPTY;
    for (int day = 0; day < 100; day++) {
      history = history.plus(1, START.plus(Duration.ofDays(day)));
    }
    history = history.plus(1, START);

    assertThat(history.counts()).hasSize(VolumeHistory.MAX_BLOCKS);
    assertThat(history.counts()[VolumeHistory.MAX_BLOCKS - 1]).isEqualTo(2);
  }

  @Test
  void silenceOfAllFeedsIsAnAlarm() {
    Duration limit = Duration.ofMinutes(30);

    assertThat(VolumeMonitor.pipe(START, limit, START.plusSeconds(1799))).isEmpty();
    assertThat(VolumeMonitor.pipe(START, limit, START.plusSeconds(2400)))
        .hasValueSatisfying(s -> assertThat(s).contains("for 40 minutes"));
  }

  private static int poisson(Random random, double mean) {
    if (mean > 50) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int k = 0;
    while (product > limit) {
      product *= random.nextDouble();
      k++;
    }
    return k;
  }
}
