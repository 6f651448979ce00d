package dev.isobar.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.state.VolumeMonitor.Level;
import dev.isobar.ingest.feed.state.VolumeMonitor.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PublisherSignalsTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final FeedSignals KNOWN =
      new FeedSignals(VolumeHistory.EMPTY, TextLengths.NONE, new Status(Level.NORMAL, 0), false);

  /** Returns the signals of a feed with so many articles in each block of six hours. */
  private static FeedSignals feed(Instant from, int days, int each) {
    VolumeHistory volume = VolumeHistory.EMPTY;
    for (int block = 0; block < days * 4; block++) {
      volume = volume.plus(each, from.plus(Duration.ofHours(6L * block)));
    }
    return new FeedSignals(volume, TextLengths.NONE, Status.UNKNOWN, false);
  }

  private static FeedSignals silent(FeedSignals feed, int days) {
    VolumeHistory volume = feed.volume();
    for (int block = 1; block <= days * 4; block++) {
      volume = volume.plus(0, feed.volume().lastBlock().plus(Duration.ofHours(6L * block)));
    }
    return new FeedSignals(volume, TextLengths.NONE, Status.UNKNOWN, false);
  }

  @Test
  void feedsThatAreTooSmallForAnAlarmRaiseOneTogether() {
    List<FeedSignals> usual = new ArrayList<>();
    List<FeedSignals> silent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      usual.add(feed(START, 30, 1));
      silent.add(silent(usual.get(i), 1));
    }

    assertThat(PublisherSignals.judge(usual, KNOWN).volume().isChanged()).isFalse();
    VolumeMonitor.Verdict alone =
        VolumeMonitor.judge(
            silent.get(0).volume(), KNOWN.volumeStatus(), silent.get(0).volume().lastBlock());
    assertThat(alone.isChanged()).isFalse();
    PublisherSignals down = PublisherSignals.judge(silent, KNOWN);
    assertThat(down.volume().status().level()).isEqualTo(Level.DOWN);
    assertThat(down.volume().isChanged()).isTrue();
    assertThat(PublisherSignals.judge(silent, down.stored()).volume().isChanged()).isFalse();
  }

  @Test
  void aFeedThatIsAddedIsNoRise() {
    List<FeedSignals> feeds = new ArrayList<>(List.of(feed(START, 30, 1), feed(START, 30, 1)));
    for (int days = 1; days <= 12; days++) {
      List<FeedSignals> now = new ArrayList<>();
      feeds.forEach(f -> now.add(f));
      now.add(feed(START.plus(Duration.ofDays(30 - days)), days, 40));
      assertThat(PublisherSignals.judge(now, KNOWN).volume().status().level())
          .isNotEqualTo(Level.UP);
    }
  }

  @Test
  void noFeedOrNoHistoryIsNoAlarm() {
    for (List<FeedSignals> feeds : List.of(List.<FeedSignals>of(), List.of(FeedSignals.NONE))) {
      PublisherSignals signals = PublisherSignals.judge(feeds, FeedSignals.NONE);
      assertThat(signals.volume().status().level()).isEqualTo(Level.LEARNING);
      assertThat(signals.shortTexts()).isNull();
    }
  }
}
