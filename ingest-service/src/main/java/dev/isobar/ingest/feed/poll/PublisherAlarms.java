package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedEvents;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PublisherSignals;
import dev.isobar.ingest.feed.state.TextLengths;
import dev.isobar.ingest.feed.state.VolumeMonitor.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Judges the volume and the texts of all feeds of a publisher together, once an hour. Its feeds may
 * be polled by several replicas, but each replica holds all states. A publisher has a key of its
 * own in {@code isobar.feed-states}, which keeps the verdict; the owner of its partition judges.
 */
@ApplicationScoped
class PublisherAlarms {
  private static final Logger LOG = Logger.getLogger(PublisherAlarms.class);
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final Duration JUDGED_EVERY = Duration.ofHours(1);

  /** How many states are read in one tick; 10,000 feeds take 20 ticks of an hour. */
  private static final int MOST_STATES = 500;

  private final FeedRegistry registry;
  private final FeedOwnership ownership;
  private final FeedStateStore states;
  private final FeedEvents events;
  private final FeedsConfig config;
  private final Clock clock;

  /** When the publishers of this replica were judged, and whether there is an alarm. */
  private final Map<String, Judged> judged = new ConcurrentHashMap<>();

  private Future<?> ticker;

  private record Judged(Instant when, boolean alarm) {}

  PublisherAlarms(
      FeedRegistry registry,
      FeedOwnership ownership,
      FeedStateStore states,
      FeedEvents events,
      FeedsConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.registry = registry;
    this.ownership = ownership;
    this.states = states;
    this.events = events;
    this.config = config;
    this.clock = clock;
    metrics.gauge(
        "isobar.feeds.publishers.unusual",
        judged,
        all -> all.values().stream().filter(Judged::alarm).count());
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      ticker =
          Infrastructure.getDefaultWorkerPool()
              .scheduleWithFixedDelay(
                  this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticker != null) {
      ticker.cancel(true);
    }
  }

  private void tick() {
    try {
      check();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NotOwnerException e) {
      LOG.debugf("Publishers are judged again: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "The publishers of feeds cannot be judged; it is tried again");
    }
  }

  /** Judges the publishers of this replica that are due. */
  void check() throws InterruptedException, NotOwnerException {
    Map<String, List<Feed>> publishers =
        registry.all().stream()
            .filter(feed -> feed.publisher() != null && !feed.publisher().isBlank())
            .collect(
                Collectors.groupingBy(
                    feed -> feed.publisher().strip(), TreeMap::new, Collectors.toList()));
    judged.keySet().removeIf(name -> !publishers.containsKey(name) || !owns(name));
    int left = MOST_STATES;
    for (Map.Entry<String, List<Feed>> publisher : publishers.entrySet()) {
      // The alarms of a single feed say the same.
      if (left > 0 && publisher.getValue().size() > 1 && isDue(publisher.getKey())) {
        left -= publisher.getValue().size();
        judge(publisher.getKey(), publisher.getValue());
      }
    }
  }

  private boolean owns(String publisher) {
    return ownership.owns(FeedStateStore.publisherKey(publisher));
  }

  private boolean isDue(String publisher) {
    Judged last = judged.get(publisher);
    return owns(publisher)
        && (last == null || !clock.instant().isBefore(last.when().plus(JUDGED_EVERY)));
  }

  private void judge(String name, List<Feed> feeds) throws InterruptedException, NotOwnerException {
    String key = FeedStateStore.publisherKey(name);
    OwnerEpoch epoch = states.epoch(key);
    FeedSignals before = states.signals(key);
    PublisherSignals signals =
        PublisherSignals.judge(feeds.stream().map(f -> states.signals(f.id())).toList(), before);
    FeedSignals after = signals.stored();
    if (!after.equals(before)) {
      states.write(key, FeedState.EMPTY.withSignals(after), epoch);
    }
    if (signals.volume().isChanged()) {
      Level level = signals.volume().status().level();
      report(name, "volume", level.label(), signals.volume().sentence());
    }
    if (before.shortTexts() && !after.shortTexts()) {
      report(name, "texts", "normal", TextLengths.NORMAL_AGAIN);
    } else if (after.shortTexts() && !before.shortTexts()) {
      report(name, "texts", "short", signals.shortTexts());
    }
    Level level = after.volumeStatus().level();
    judged.put(
        name,
        new Judged(
            clock.instant(), level == Level.DOWN || level == Level.UP || after.shortTexts()));
  }

  private void report(String publisher, String what, String level, String sentence) {
    LOG.infof("Publisher %s, %s: %s. %s", publisher, what, level, sentence);
    events.alarm(FeedEvents.ALL_FEEDS, publisher, what, level, sentence);
  }
}
