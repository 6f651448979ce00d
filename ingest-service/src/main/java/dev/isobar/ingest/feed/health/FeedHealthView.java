package dev.isobar.ingest.feed.health;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.poll.SubscriptionKeeper;
import dev.isobar.ingest.feed.schedule.FeedHealth;
import dev.isobar.ingest.feed.schedule.FeedStatus;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PollRecord;
import dev.isobar.ingest.feed.state.VolumeMonitor;
import dev.isobar.ingest.feed.websub.FeedSubscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Shows how a feed is.
 *
 * @param reason a sentence for the owner of the feed
 * @param failures the polls in a row that failed
 * @param volume how many articles come, compared with the feed's own last four weeks
 * @param shortTexts a sentence if the last texts are empty or suddenly short
 * @param publisher the same of all feeds of the publisher; null: this is its only feed
 * @param subscription the subscription to the hub; null: there is none
 * @param outcomes the number of the last 200 entries by outcome
 * @param polls the last ten polls, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedHealthView(
    String id,
    FeedStatus status,
    String reason,
    Instant lastPoll,
    Instant lastSuccess,
    Instant lastNewArticle,
    Instant nextPoll,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration interval,
    int failures,
    String movedTo,
    VolumeMonitor.Level volume,
    String shortTexts,
    Publisher publisher,
    SubscriptionView subscription,
    Map<Outcome, Long> outcomes,
    List<PollRecord> polls) {

  /** Shows how the feeds of a publisher are. */
  public record Publisher(String name, VolumeMonitor.Level volume, boolean shortTexts) {
    static Publisher of(String name, FeedSignals signals) {
      return signals.equals(FeedSignals.NONE)
          ? null
          : new Publisher(name, signals.volumeStatus().level(), signals.shortTexts());
    }
  }

  /** Returns the view of a feed. */
  static FeedHealthView of(
      Feed feed,
      FeedState state,
      FeedSignals publisher,
      FeedSubscriptions subscriptions,
      Instant now) {
    PollState schedule = FeedStateStore.schedule(feed, state, now);
    FeedHealth health = FeedHealth.of(schedule, feed.paused(), now);
    return new FeedHealthView(
        feed.id(),
        health.status(),
        health.reason(),
        schedule.times().poll(),
        schedule.times().success(),
        schedule.times().newEntry(),
        health.status() == FeedStatus.PAUSED
            ? null
            : SubscriptionKeeper.nextPoll(feed, subscriptions, state, schedule.nextPoll(), now),
        schedule.interval(),
        schedule.counts().failures(),
        schedule.move() == null ? null : schedule.move().target(),
        state.signals().volumeStatus().level(),
        shortTexts(state.signals()),
        Publisher.of(feed.publisher(), publisher),
        subscriptions.current().map(s -> SubscriptionView.of(s, now)).orElse(null),
        state.counts(),
        state.polls());
  }

  private static String shortTexts(FeedSignals signals) {
    return signals.shortTexts() ? signals.texts().judge(true).orElse(null) : null;
  }
}
