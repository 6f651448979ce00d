package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedEvents;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.TextLengths;
import dev.isobar.ingest.feed.state.VolumeHistory;
import dev.isobar.ingest.feed.state.VolumeMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reports when a feed brings much less or more than in its own last four weeks, when its texts are
 * suddenly short, and when nothing new comes from any feed. Thread-safe.
 */
@ApplicationScoped
class FeedAlarms {
  private static final Logger LOG = Logger.getLogger(FeedAlarms.class);

  private final FeedEvents events;
  private final Duration silenceLimit;
  private volatile Instant lastNew;
  private volatile boolean silent;

  FeedAlarms(FeedEvents events, PollConfig config, Clock clock, MeterRegistry metrics) {
    this.events = events;
    this.lastNew = clock.instant();
    this.silenceLimit = config.silenceLimit();
    metrics.gauge("isobar.feeds.silent", this, alarms -> alarms.silent ? 1 : 0);
  }

  /**
   * Returns the state with the signals after a poll, and reports changes.
   *
   * @param textLengths the lengths of the texts of new articles
   */
  FeedState update(
      Feed feed, FeedState state, int articles, List<Integer> textLengths, Instant now) {
    if (articles > 0) {
      lastNew = now;
    }
    FeedSignals before = state.signals();
    boolean first = before.volume().counts().length == 0;
    // The first poll brings older articles too, which are not the volume of this day.
    VolumeHistory volume = before.volume().plus(first ? 0 : articles, now);
    VolumeMonitor.Verdict verdict = VolumeMonitor.judge(volume, before.volumeStatus(), now);
    if (verdict.isChanged()) {
      report(feed, "volume", verdict.status().level().label(), verdict.sentence());
    }
    TextLengths texts = before.texts();
    for (int length : textLengths) {
      texts = texts.plus(length);
    }
    String shortTexts = texts.judge(before.shortTexts()).orElse(null);
    if (before.shortTexts() != (shortTexts != null)) {
      report(
          feed,
          "texts",
          shortTexts == null ? "normal" : "short",
          shortTexts == null ? TextLengths.NORMAL_AGAIN : shortTexts);
    }
    return state.withSignals(new FeedSignals(volume, texts, verdict.status(), shortTexts != null));
  }

  /** Reports once when nothing new came from any feed for too long, and when something comes. */
  void checkSilence(Instant now) {
    String sentence = VolumeMonitor.pipe(lastNew, silenceLimit, now).orElse(null);
    if (sentence != null && !silent) {
      silent = true;
      report(FeedEvents.ALL_FEEDS, null, "silence", "silent", sentence);
    } else if (sentence == null && silent) {
      silent = false;
      report(
          FeedEvents.ALL_FEEDS,
          null,
          "silence",
          "normal",
          "Something new came at " + lastNew + ".");
    }
  }

  private void report(Feed feed, String what, String level, String sentence) {
    report(feed.id(), feed.publisher(), what, level, sentence);
  }

  private void report(String feedId, String publisher, String what, String level, String sentence) {
    LOG.infof("Feed %s, %s: %s. %s", feedId, what, level, sentence);
    events.alarm(feedId, publisher, what, level, sentence);
  }
}
