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
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PollRecord;
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
    SubscriptionView subscription,
    Map<Outcome, Long> outcomes,
    List<PollRecord> polls) {

  /** Returns the view of a feed. */
  static FeedHealthView of(
      Feed feed, FeedState state, FeedSubscriptions subscriptions, Instant now) {
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
            : SubscriptionKeeper.nextPoll(subscriptions, schedule, schedule.nextPoll(), now),
        schedule.interval(),
        schedule.counts().failures(),
        schedule.move() == null ? null : schedule.move().target(),
        subscriptions.current().map(s -> SubscriptionView.of(s, now)).orElse(null),
        state.counts(),
        state.polls());
  }
}
