package dev.isobar.ingest.feed.registry;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedCheck;
import dev.isobar.ingest.feed.definition.FeedFinding;
import dev.isobar.ingest.feed.definition.FeedUrl;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Changes feeds for users: checks a change and publishes it. Thread-safe. */
@Singleton
public class FeedService {
  private static final Logger LOG = Logger.getLogger(FeedService.class);

  private final FeedRegistry registry;
  private final FeedEvents events;
  private final FeedsConfig config;
  private final FeedCheck check;

  /** Serialises changes of this replica, so that each sees the one before. */
  private final ReentrantLock lock = new ReentrantLock(true);

  FeedService(FeedRegistry registry, FeedEvents events, FeedsConfig config) {
    this.registry = registry;
    this.events = events;
    this.config = config;
    this.check = new FeedCheck(config.credentials().keySet(), config.renderers().keySet());
  }

  /** Says what became of a feed. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /**
   * Holds a feed after a change.
   *
   * @param feed the current definition
   */
  public record Changed(Feed feed, Outcome outcome) {}

  /** Returns all feeds, ordered by id. */
  public List<Feed> all() {
    requireRead();
    return registry.all();
  }

  /** Returns a feed. */
  public Feed get(String id) {
    requireRead();
    return registry.find(id).orElseThrow(() -> FeedRefusal.unknown(id));
  }

  /** Returns the errors of a feed; empty if it is valid. */
  public List<FeedFinding> check(Feed feed) {
    return check.check(feed);
  }

  /**
   * Adds a feed. Without an id, it gets one that its address suggests.
   *
   * @param by who adds it
   * @throws FeedRefusal if it is invalid or already there
   */
  public Changed create(Feed feed, String by) {
    return locked(
        () -> {
          Feed named = feed.id() == null ? withId(feed) : feed;
          checkValid(named);
          withUrl(feed.url())
              .ifPresent(
                  same -> {
                    throw FeedRefusal.sameUrl(same.id());
                  });
          if (registry.find(named.id()).isPresent()) {
            throw FeedRefusal.sameId(named.id());
          }
          write(Collections.singletonMap(named.id(), named), by);
          return new Changed(named, Outcome.CREATED);
        });
  }

  /**
   * Adds or replaces a feed.
   *
   * @param id the id in the path; the feed may have none or the same
   * @param by who changes it
   */
  public Changed put(String id, Feed feed, FeedCondition condition, String by) {
    if (feed.id() != null && !feed.id().equals(id)) {
      throw new ContractViolationException(
          "/id", "is " + feed.id() + ", but the path has " + id + ": use the same id");
    }
    return locked(
        () -> {
          Feed named = feed.withId(id);
          Feed before = registry.find(id).orElse(null);
          condition.check(before);
          checkValid(named);
          if (named.equals(before)) {
            return new Changed(named, Outcome.UNCHANGED);
          }
          write(Collections.singletonMap(id, named), by);
          return new Changed(named, before == null ? Outcome.CREATED : Outcome.CHANGED);
        });
  }

  /** Removes a feed. */
  public void remove(String id, FeedCondition condition, String by) {
    locked(
        () -> {
          Feed before = registry.find(id).orElseThrow(() -> FeedRefusal.unknown(id));
          condition.check(before);
          write(Collections.singletonMap(id, null), by);
          return before;
        });
  }

  /**
   * Replaces the address of a feed that its server has moved. Does nothing if the feed has changed
   * meanwhile, the address is refused, or another feed has it: then the redirects go on.
   *
   * @return whether the address is replaced
   */
  public boolean move(Feed polled, String target) {
    return locked(
        () -> {
          Feed moved = polled.withUrl(target);
          boolean allowed =
              polled.equals(registry.find(polled.id()).orElse(null))
                  && check.check(moved).isEmpty()
                  && withUrl(target).filter(other -> !other.id().equals(polled.id())).isEmpty();
          if (allowed) {
            write(Collections.singletonMap(moved.id(), moved), "a permanent redirect");
          }
          return allowed;
        });
  }

  /**
   * Checks a feed that is not stored.
   *
   * @throws FeedRefusal if it is invalid
   */
  public void requireValid(Feed feed) {
    checkValid(feed);
  }

  /**
   * Writes feeds that are checked, and notes who has changed them.
   *
   * @param changes by id; null removes a feed
   */
  void write(Map<String, Feed> changes, String by) {
    List<FeedChange> noted = new ArrayList<>();
    changes.forEach(
        (id, after) -> noted.add(new FeedChange(id, registry.find(id).orElse(null), after)));
    registry.write(changes);
    if (!changes.isEmpty()) {
      String first = changes.keySet().iterator().next();
      LOG.infof("%s changed %d feeds, the first is %s", by, changes.size(), first);
    }
    noted.forEach(change -> events.changed(change, by));
  }

  private void checkValid(Feed feed) {
    List<FeedFinding> findings = check.check(feed);
    if (!findings.isEmpty()) {
      throw FeedRefusal.invalid(findings);
    }
  }

  private Optional<Feed> withUrl(String url) {
    String key = FeedUrl.key(url);
    return registry.all().stream().filter(feed -> FeedUrl.key(feed.url()).equals(key)).findFirst();
  }

  private Feed withId(Feed feed) {
    return feed.url() == null
        ? feed.withId("feed")
        : feed.withId(FeedUrl.id(feed.url(), id -> registry.find(id).isPresent()));
  }

  /** Runs a change when no other runs. */
  <T> T locked(Supplier<T> change) {
    requireRead();
    try {
      if (!lock.tryLock(config.publishTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw FeedRefusal.unavailable("Another change is in progress: try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedRefusal.unavailable("The service stops: try again later");
    }
    try {
      return change.get();
    } catch (FeedsUnavailableException e) {
      throw FeedRefusal.unavailable(e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private void requireRead() {
    if (!config.enabled()) {
      throw FeedRefusal.disabled();
    }
    if (!registry.isRead()) {
      throw FeedRefusal.unavailable(
          "The feeds are not read yet, or the broker is unavailable: try again later");
    }
  }
}
