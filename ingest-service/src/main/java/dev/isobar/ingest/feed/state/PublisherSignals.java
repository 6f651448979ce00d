package dev.isobar.ingest.feed.state;

import java.util.List;

/**
 * Holds the verdicts on all feeds of a publisher.
 *
 * @param volume says how the volume is
 * @param shortTexts a sentence if the texts are empty or suddenly short; null: they are not
 */
public record PublisherSignals(VolumeMonitor.Verdict volume, String shortTexts) {

  /**
   * Judges the feeds of a publisher together. Time in which no feed was polled with success does
   * not count as silence.
   *
   * @param feeds the signals of each feed
   * @param before the last {@link #stored} verdicts
   */
  public static PublisherSignals judge(List<FeedSignals> feeds, FeedSignals before) {
    VolumeHistory sum = VolumeHistory.comparable(feeds.stream().map(FeedSignals::volume).toList());
    return new PublisherSignals(
        VolumeMonitor.judge(sum, before.volumeStatus(), sum.lastBlock()),
        TextLengths.judge(feeds.stream().map(FeedSignals::texts).toList(), before.shortTexts())
            .orElse(null));
  }

  /** Returns what the next judgement needs; it fits into the state of a feed. */
  public FeedSignals stored() {
    return new FeedSignals(
        VolumeHistory.EMPTY, TextLengths.NONE, volume.status(), shortTexts != null);
  }
}
