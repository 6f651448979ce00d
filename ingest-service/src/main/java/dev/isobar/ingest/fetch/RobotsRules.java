package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.FetchConfig.Robots;
import dev.isobar.ingest.fetch.FetchException.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers what robots.txt allows, as RFC 9309 says: a missing file (4xx, too many redirects) allows
 * everything, an unreachable one (5xx, no answer) nothing, unless an earlier one is known. Files
 * are kept for a day, unreachable ones for minutes. Thread safe; the first question for an origin
 * waits for its file.
 */
@Singleton
public class RobotsRules {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(30);

  /** Shorter than the time between two polls of a feed, so that each poll asks once. */
  private static final Duration KEPT_NO_ANSWER = Duration.ofMinutes(10);

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MAX_REDIRECTS = 5;

  /** RFC 9309, section 2.5: at least this much is read. */
  private static final int MAX_BYTES = 500 * 1024;

  private static final int MAX_CACHE_BYTES = 16 * 1024 * 1024;

  private final Fetcher fetcher;
  private final FetchConfig config;
  private final Clock clock;
  private final String agent;
  private final Map<String, CompletableFuture<RobotsFile>> running = new ConcurrentHashMap<>();
  private final Map<String, RobotsFile> files = new LinkedHashMap<>(64, 0.75f, true);
  private int cacheBytes;
  private volatile PauseRule pauseRule = (address, status, headers) -> Optional.empty();

  /** Decides whether an answer is a demand for a pause of all requests to its host. */
  @FunctionalInterface
  public interface PauseRule {
    /**
     * Notes an answer.
     *
     * @return how long the host wants to be left alone; empty if it does not say so
     */
    Optional<Duration> pause(URI address, int status, Map<String, String> headers);
  }

  /** Creates the rules. */
  @Inject
  public RobotsRules(Fetcher fetcher, FetchConfig config, Clock clock) {
    this.fetcher = fetcher;
    this.config = config;
    this.clock = clock;
    this.agent = config.userAgent().replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
  }

  /** Sets who is told of 429 and 503 that answer a request for robots.txt. */
  public void onRefusal(PauseRule rule) {
    pauseRule = rule;
  }

  /**
   * Checks the address of a feed, or a redirect from there.
   *
   * @throws FetchException with {@link Reason#ROBOTS}
   */
  public void checkFeed(URI address) throws FetchException {
    if (config.robots() == Robots.ALL) {
      check(address);
    }
  }

  /**
   * Checks the address of a page, or a redirect from there.
   *
   * @throws FetchException with {@link Reason#ROBOTS}
   */
  public void checkPage(URI address) throws FetchException {
    if (config.robots() != Robots.NONE) {
      check(address);
    }
  }

  /**
   * Returns the Crawl-delay of an origin, at most {@code isobar.fetch.max-crawl-delay}; zero if
   * there is none, or if its robots.txt was not needed yet.
   */
  public Duration crawlDelay(URI address) {
    try {
      RobotsFile file = cached(WebAddress.of(address).origin());
      Duration delay = file == null ? Duration.ZERO : file.crawlDelay();
      return delay.compareTo(config.maxCrawlDelay()) > 0 ? config.maxCrawlDelay() : delay;
    } catch (FetchException e) {
      return Duration.ZERO;
    }
  }

  private void check(URI uri) throws FetchException {
    WebAddress address = WebAddress.of(uri);
    RobotsFile file = file(address.origin());
    if (!file.allows(address.uri(), agent)) {
      if (file.failure() != null) {
        // The host cannot be reached: it forbids nothing, and is asked again sooner.
        throw new FetchException(
            file.failure().reason(), file.failure().getMessage(), file.failure());
      }
      throw new FetchException(
          Reason.ROBOTS, address.origin() + "/robots.txt does not allow " + address, null);
    }
  }

  private RobotsFile file(String origin) {
    RobotsFile cached = cached(origin);
    if (cached != null && clock.instant().isBefore(cached.until())) {
      return cached;
    }
    CompletableFuture<RobotsFile> mine = new CompletableFuture<>();
    CompletableFuture<RobotsFile> other = running.putIfAbsent(origin, mine);
    if (other != null) {
      return other.join();
    }
    RobotsFile file = RobotsFile.always(false, clock.instant());
    try {
      file = fetch(origin, cached);
      if (cached == null || !isPause(file)) {
        store(origin, file);
      }
    } finally {
      running.remove(origin);
      mine.complete(file);
    }
    return file;
  }

  private RobotsFile fetch(String origin, RobotsFile earlier) {
    Instant now = clock.instant();
    FetchException failure = null;
    try {
      FetchResponse response =
          fetcher.fetchStart(
              new FetchRequest(
                  URI.create(origin + "/robots.txt"),
                  Map.of("Accept", "text/plain, */*;q=0.5"),
                  Map.of(),
                  MAX_BYTES,
                  TIMEOUT,
                  MAX_REDIRECTS));
      if (response.status() >= 200 && response.status() < 300) {
        return RobotsFile.of(response, agent, now.plus(KEPT));
      }
      Optional<FetchException> paused = paused(origin, response);
      if (paused.isPresent()) {
        return RobotsFile.unreachable(paused.get(), now);
      }
      if (response.status() < 500) {
        return RobotsFile.always(true, now.plus(KEPT));
      }
    } catch (FetchException e) {
      if (e.reason() == Reason.TOO_MANY_REDIRECTS) {
        return RobotsFile.always(true, now.plus(KEPT));
      }
      failure = e;
    }
    if (earlier != null && earlier.failure() == null) {
      return earlier.until(now.plus(KEPT_UNREACHABLE));
    }
    return failure == null
        ? RobotsFile.always(false, now.plus(KEPT_UNREACHABLE))
        : RobotsFile.unreachable(failure, now.plus(KEPT_NO_ANSWER));
  }

  /** During the pause no request is made, and after it the file is asked for again. */
  private Optional<FetchException> paused(String origin, FetchResponse response) {
    if (response.status() != 429 && response.status() != 503) {
      return Optional.empty();
    }
    return pauseRule
        .pause(response.uri(), response.status(), response.headers())
        .map(
            pause ->
                new FetchException(
                    Reason.PAUSED,
                    "%s/robots.txt answers %d: its host asks for a pause of %d s."
                        .formatted(origin, response.status(), pause.toSeconds()),
                    null));
  }

  private static boolean isPause(RobotsFile file) {
    return file.failure() != null && file.failure().reason() == Reason.PAUSED;
  }

  private RobotsFile cached(String origin) {
    synchronized (files) {
      return files.get(origin);
    }
  }

  private void store(String origin, RobotsFile file) {
    synchronized (files) {
      RobotsFile before = files.put(origin, file);
      cacheBytes += file.size() - (before == null ? 0 : before.size());
      Iterator<RobotsFile> oldest = files.values().iterator();
      while (cacheBytes > MAX_CACHE_BYTES && oldest.hasNext()) {
        cacheBytes -= oldest.next().size();
        oldest.remove();
      }
    }
  }
}
