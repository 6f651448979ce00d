package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.cursor.ViewPosition;
import dev.isobar.query.store.SnapshotReader;
import dev.isobar.query.story.StoryFilter;
import dev.isobar.query.story.StoryUpdates;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Follows the changes of stories in the view, with one reader for all subscribers of this replica.
 * It reads nothing while there are none.
 */
@Singleton
class StoryStream {
  /** How many changes one read returns. */
  private static final int CHUNK = 200;

  private final OpenStreams streams;
  private final LiveMetrics metrics;
  private final SnapshotReader snapshot;
  private final StoryUpdates updates;
  private final ViewReader<StorySubscriber> reader;

  StoryStream(
      OpenStreams streams,
      LiveMetrics metrics,
      LiveConfig config,
      SnapshotReader snapshot,
      StoryUpdates updates) {
    this.streams = streams;
    this.metrics = metrics;
    this.snapshot = snapshot;
    this.updates = updates;
    this.reader = new ViewReader<>("isobar-live-stories", config.viewPoll(), this::round);
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
   * @param since where to start; null for the present
   * @return false if there are too many subscribers or the service is stopping
   */
  boolean subscribe(ClientConnection client, StoryFilter filter, boolean left, StreamCursor since) {
    if (!streams.admit()) {
      return false;
    }
    StorySubscriber subscriber = new StorySubscriber(this, client, filter, left, since);
    streams.add(subscriber);
    reader.add(subscriber);
    return true;
  }

  void remove(StorySubscriber subscriber) {
    streams.remove(subscriber);
    reader.remove(subscriber);
  }

  LiveMetrics metrics() {
    return metrics;
  }

  /** Returns whether there may be more to send at once. */
  private boolean round(Collection<StorySubscriber> subscribers) throws InterruptedException {
    var now = snapshot.read(updates::pruned);
    ViewPosition end = now.cursor().view();
    if (end == null) {
      return false;
    }
    ViewReader.onLoops(
        subscribers,
        each -> {
          each.locate(now.cursor(), now.value());
          each.caughtUp(now.cursor());
        });
    LongSummaryStatistics behind =
        subscribers.stream()
            .filter(each -> each.wants(end.number()))
            .mapToLong(StorySubscriber::number)
            .summaryStatistics();
    if (behind.getCount() == 0) {
      return false;
    }
    // The highest is served in each round, so that nobody waits for one who is far behind.
    serve(subscribers, end, behind.getMax());
    if (behind.getMin() < behind.getMax()) {
      serve(subscribers, end, behind.getMin());
    }
    return true;
  }

  /** Sends the changes behind a position to those that wait for them there or a little further. */
  private void serve(Collection<StorySubscriber> subscribers, ViewPosition end, long from)
      throws InterruptedException {
    List<StorySubscriber> waiting =
        subscribers.stream()
            .filter(each -> each.wants(end.number()) && each.number() >= from)
            .toList();
    boolean articles = waiting.stream().anyMatch(each -> each.filter().needsArticles());
    // What was deleted since the round began makes a gap, which the next round reports.
    var read =
        snapshot.read(() -> updates.pruned() > from ? null : updates.after(from, CHUNK, articles));
    if (read.value() == null
        || read.cursor().view() == null
        || !read.cursor().view().view().equals(end.view())) {
      return;
    }
    StoryChunk chunk = StoryChunk.of(from, read.value(), read.cursor());
    List<StorySubscriber> takers =
        waiting.stream().filter(each -> each.number() < chunk.until()).toList();
    // Here and not on the event loops, which it would hold up: a filter may index many articles.
    takers.forEach(each -> chunk.compare(each.filter()));
    ViewReader.onLoops(takers, each -> each.take(chunk));
  }

  /** Says that a subscriber can take more. */
  void wake() {
    reader.wake();
  }
}
