package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedEvents;
import dev.isobar.ingest.feed.schedule.OutageMonitor;
import dev.isobar.ingest.feed.schedule.PollResult;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.fetch.AddressGuard;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.WebAddress;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Watches whether the network of this replica has an outage, and reports its begin and its end.
 * Hosts that the configuration allows as exceptions can answer in an outage, so they do not count.
 * Thread-safe.
 */
@ApplicationScoped
class OutageWatch {
  private static final Logger LOG = Logger.getLogger(OutageWatch.class);

  private final FeedEvents events;
  private final AddressGuard guard;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final OutageMonitor monitor = new OutageMonitor();
  private volatile boolean outage;

  OutageWatch(FeedEvents events, FetchConfig config, MeterRegistry metrics) {
    this.events = events;
    this.guard = AddressGuard.of(config);
    metrics.gauge("isobar.feeds.outage", this, watch -> watch.outage ? 1 : 0);
  }

  /** Adds a listener, which is called when an outage is over. It must return at once. */
  void onEnd(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Notes how a poll ended.
   *
   * @param next the state after the poll
   * @return the state with a next poll that does not wait for a back-off while there is an outage
   */
  PollState polled(Feed feed, PollResult result, PollState next) {
    WebAddress address;
    try {
      address = WebAddress.parse(feed.url());
    } catch (FetchException e) {
      return next;
    }
    if (!guard.isException(address.host(), address.effectivePort())) {
      note(address.host(), result);
    }
    return outage ? OutageMonitor.during(next, ThreadLocalRandom.current()) : next;
  }

  private void note(String host, PollResult result) {
    boolean begins;
    boolean ends;
    synchronized (monitor) {
      ends = monitor.ends(host, result);
      begins = monitor.outage() && !outage;
      outage = monitor.outage();
    }
    if (begins) {
      report("began", "No server of the last %d hosts was reached.".formatted(OutageMonitor.HOSTS));
    } else if (ends) {
      report("ended", host + " was reached. The feeds that were not reached are polled soon.");
      listeners.forEach(Runnable::run);
    }
  }

  private void report(String level, String sentence) {
    LOG.warnf("The outage of the network %s: %s", level, sentence);
    events.alarm(FeedEvents.ALL_FEEDS, null, "outage", level, sentence);
  }
}
