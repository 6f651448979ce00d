package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.schedule.Move;
import dev.isobar.ingest.feed.schedule.PollSpread;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.simulation.SimulatedClock;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PollRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/** Polls feeds with the service's own poller in simulated time, one after the other. */
final class PollerClient {
  private record Plan(String feedId, Instant at) {}

  private final FeedPoller poller;
  private final HostTurns turns;
  private final FeedStateStore states;
  private final SimulatedClock clock;
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Random random = new Random(7);
  private PollSpread spread;
  private PriorityQueue<Plan> queue;
  private int published;

  PollerClient(
      FeedPoller poller,
      HostTurns turns,
      FeedStateStore states,
      SimulatedClock clock,
      Collection<Feed> feeds) {
    this.turns = turns;
    this.poller = poller;
    this.states = states;
    this.clock = clock;
    feeds.forEach(feed -> this.feeds.put(feed.id(), feed));
  }

  /** Starts, or starts again with what the broker has stored. */
  void start(Instant now) {
    clock.set(now);
    spread = new PollSpread();
    queue = new PriorityQueue<>(Comparator.comparing(Plan::at));
    long overdue = feeds.values().stream().filter(f -> states.schedule(f, now).due(now)).count();
    Duration window = PollSpread.window((int) overdue);
    for (Feed feed : feeds.values()) {
      PollState state = states.schedule(feed, now);
      plan(feed, PollSpread.afterRestart(state, now, window, random));
    }
  }

  /** Polls everything that is due until {@code end}, in order. */
  void runUntil(Instant end) throws InterruptedException, NotOwnerException {
    while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
      Plan plan = queue.remove();
      clock.set(plan.at());
      Feed feed = feeds.get(plan.feedId());
      Optional<Instant> paused = turns.pausedUntil(feed.url());
      if (paused.isPresent()) {
        plan(feed, states.postpone(feed, paused.get(), plan.at()));
        continue;
      }
      Instant next = poller.poll(feed);
      FeedState state = states.read(feed.id());
      PollRecord poll = state.polls().get(0);
      published += poll.fresh() + poll.revisions();
      Move move = state.schedule().move();
      if (move != null && move.decided()) {
        feeds.put(feed.id(), feed.withUrl(move.target()));
      }
      plan(feeds.get(feed.id()), next);
    }
  }

  /** Returns how many new articles and revisions the polls say that they published. */
  int published() {
    return published;
  }

  private void plan(Feed feed, Instant wanted) {
    String host = URI.create(feed.url()).getHost();
    queue.add(new Plan(feed.id(), spread.plan(feed.id(), host, wanted)));
  }
}
