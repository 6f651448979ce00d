package dev.isobar.ingest.feed.poll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedEvents;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.VolumeHistory;
import dev.isobar.ingest.feed.state.VolumeMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Reports when a feed brings much less or more than in its own last four weeks, and when nothing
 * new comes from any feed. Thread-safe.
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

  /** Returns the state with the volume after a poll, and reports a change. */
  FeedState update(Feed feed, FeedState state, int articles, Instant now) {
    if (articles > 0) {
      lastNew = now;
    }
    FeedSignals before = state.signals();
    VolumeHistory volume = before.volume().plus(articles, now);
    VolumeMonitor.Verdict verdict = VolumeMonitor.judge(volume, before.volumeStatus(), now);
    if (verdict.isChanged()) {
      String level = verdict.status().level().name().toLowerCase(Locale.ROOT);
      report(feed.id(), "volume", level, verdict.sentence());
    }
    return state.withSignals(
        new FeedSignals(volume, before.texts(), verdict.status(), before.shortTexts()));
  }

  /** Reports once when nothing new came from any feed for too long, and when something comes. */
  void checkSilence(Instant now) {
    String sentence = VolumeMonitor.pipe(lastNew, silenceLimit, now).orElse(null);
    if (sentence != null && !silent) {
      silent = true;
      report(FeedEvents.ALL_FEEDS, "silence", "silent", sentence);
    } else if (sentence == null && silent) {
      silent = false;
      report(FeedEvents.ALL_FEEDS, "silence", "normal", "Something new came at " + lastNew + ".");
    }
  }

  private void report(String feedId, String what, String level, String sentence) {
    LOG.infof("Feed %s, %s: %s. %s", feedId, what, level, sentence);
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("level", level).put("reason", sentence);
    events.happened(feedId, what, details);
  }
}
