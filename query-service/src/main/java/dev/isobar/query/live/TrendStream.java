package dev.isobar.query.live;

import dev.isobar.query.rising.RisingLists;
import dev.isobar.query.rising.RisingLists.Question;
import dev.isobar.query.store.SnapshotReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows what rises, with one reader for all subscribers of this replica. Those who ask the same
 * share the answer. It reads nothing while there are no subscribers.
 */
@Singleton
class TrendStream {
  /** How many different questions one replica answers: each costs a query a round. */
  private static final int MAX_QUESTIONS = 100;

  private final OpenStreams streams;
  private final LiveMetrics metrics;
  private final SnapshotReader snapshot;
  private final RisingLists lists;
  private final ViewReader<TrendSubscriber> reader;
  private final Map<Question, RisingList> last = new HashMap<>();
  private final Clock clock = Clock.systemUTC();

  TrendStream(
      OpenStreams streams,
      LiveMetrics metrics,
      LiveConfig config,
      SnapshotReader snapshot,
      RisingLists lists) {
    this.streams = streams;
    this.metrics = metrics;
    this.snapshot = snapshot;
    this.lists = lists;
    this.reader = new ViewReader<>("isobar-live-trends", config.trendPoll(), this::round);
  }

  void start(@Observes StartupEvent started) {
    reader.start();
  }

  void stop(@Observes ShutdownEvent stopped) {
    reader.stop();
  }

  /**
   * Opens a stream. Call it on the event loop of the connection.
   *
   * @return false if there are too many subscribers or different questions, or the service is
   *     stopping
   */
  boolean subscribe(ClientConnection client, Question question) {
    Set<Question> asked =
        reader.subscribers().stream().map(TrendSubscriber::question).collect(Collectors.toSet());
    if (asked.size() >= MAX_QUESTIONS && !asked.contains(question) || !streams.admit()) {
      return false;
    }
    TrendSubscriber subscriber = new TrendSubscriber(this, client, question);
    streams.add(subscriber);
    reader.add(subscriber);
    return true;
  }

  void remove(TrendSubscriber subscriber) {
    streams.remove(subscriber);
    reader.remove(subscriber);
  }

  LiveMetrics metrics() {
    return metrics;
  }

  /** Sends the list again to a subscriber that has missed changes. */
  void wake() {
    reader.wake();
  }

  private boolean round(Collection<TrendSubscriber> subscribers) throws InterruptedException {
    Map<Question, List<TrendSubscriber>> asked =
        subscribers.stream().collect(Collectors.groupingBy(TrendSubscriber::question));
    last.keySet().retainAll(asked.keySet());
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    String version = snapshot.read(() -> "").version() + "." + hour.getEpochSecond();
    for (Map.Entry<Question, List<TrendSubscriber>> one : asked.entrySet()) {
      RisingList before = last.get(one.getKey());
      RisingList now = before;
      if (before == null || !before.version().equals(version)) {
        var read = snapshot.read(() -> lists.list(one.getKey(), hour));
        now = new RisingList(version, read.cursor(), read.value());
        last.put(one.getKey(), now);
      }
      RisingChange change = new RisingChange(before, now);
      ViewReader.onLoops(one.getValue(), each -> each.take(change));
    }
    return false;
  }
}
