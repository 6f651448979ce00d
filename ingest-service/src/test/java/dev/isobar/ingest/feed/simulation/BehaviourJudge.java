package dev.isobar.ingest.feed.simulation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a client as a server sees it, after the checks of public services that score the behaviour
 * of feed readers. Knows nothing of the client.
 */
public final class BehaviourJudge {
  /** Names what a client can do wrong. */
  public enum Check {
    /** A request without validators, neither the first nor a justified weekly one. */
    UNCONDITIONAL,
    /** One validator is missing though both were sent. */
    ONE_VALIDATOR,
    /** A validator that this server never sent. */
    INVENTED,
    /** A validator that was sent, but not last. */
    OUTDATED,
    COOKIE,
    REFERRER,
    QUERY,
    /** Sooner than max-age, Expires or Retry-After allow. */
    TOO_SOON,
    /** While another request to the host was answered with 429 or 503 and Retry-After. */
    HOST_TOO_SOON,
    /** Less than a quarter of an hour after the last request. */
    TOO_OFTEN,
    /** More than six requests to a host within a minute. */
    BURST
  }

  /** Tells of one request that breaks a check. */
  public record Violation(Check check, String url, Instant at, String detail) {}

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration QUIET = Duration.ofDays(2);
  private static final int MOST_PER_MINUTE = 6;

  private final Map<String, History> histories = new HashMap<>();
  private final Map<String, Deque<Instant>> hosts = new HashMap<>();
  private final Map<String, Instant> pauses = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new HashMap<>();
  private int requests;
  private int faulty;

  /** Judges a request and remembers what was answered. */
  void observe(String url, Map<String, String> headers, Instant now, VirtualReply reply) {
    requests++;
    int before = violations.size();
    History history = histories.computeIfAbsent(url.replaceFirst("\\?.*", ""), u -> new History());
    new Inspection(url, headers, now).check(history);
    if (violations.size() > before) {
      faulty++;
    }
    history.remember(headers, now, reply);
    if (reply.response() != null
        && (reply.response().status() == 429 || reply.response().status() == 503)
        && reply.response().headers().containsKey("retry-after")) {
      pauses.put(URI.create(url).getHost(), reply.notBefore());
    }
    statuses.merge(reply.response() == null ? 0 : reply.response().status(), 1, Integer::sum);
  }

  /** Returns the share of requests without fault, in percent. */
  public double score() {
    return 100.0 * (requests - faulty) / requests;
  }

  public int requests() {
    return requests;
  }

  /** Returns the number of answers by status; 0 is no answer. */
  public Map<Integer, Integer> statuses() {
    return statuses;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** Returns the number of violations by check. */
  public Map<Check, Integer> counts() {
    Map<Check, Integer> counts = new EnumMap<>(Check.class);
    violations.forEach(violation -> counts.merge(violation.check(), 1, Integer::sum));
    return counts;
  }

  private static boolean unconditional(Map<String, String> headers) {
    return headers.get("If-None-Match") == null && headers.get("If-Modified-Since") == null;
  }

  private static final class History {
    final Set<String> everSent = new HashSet<>();
    String etag;
    String date;
    Instant last;
    Instant lastUnconditional;
    Instant lastContent;
    Instant notBefore;

    void remember(Map<String, String> headers, Instant now, VirtualReply reply) {
      last = now;
      notBefore = reply.notBefore();
      if (unconditional(headers)) {
        lastUnconditional = now;
      }
      int status = reply.response() == null ? 0 : reply.response().status();
      if (status != 200 && status != 304) {
        return;
      }
      etag = reply.response().headers().get("etag");
      date = reply.response().headers().get("last-modified");
      everSent.add(etag);
      everSent.add(date);
      lastContent = status == 200 ? now : lastContent;
    }
  }

  private final class Inspection {
    private final String url;
    private final Map<String, String> headers;
    private final Instant now;

    Inspection(String url, Map<String, String> headers, Instant now) {
      this.url = url;
      this.headers = headers;
      this.now = now;
    }

    void check(History history) {
      for (String name : headers.keySet()) {
        if (name.equalsIgnoreCase("cookie")) {
          report(Check.COOKIE, headers.get(name));
        } else if (name.equalsIgnoreCase("referer")) {
          report(Check.REFERRER, headers.get(name));
        }
      }
      if (url.contains("?")) {
        report(Check.QUERY, url);
      }
      burst();
      Instant paused = pauses.get(URI.create(url).getHost());
      if (paused != null && now.isBefore(paused)) {
        report(Check.HOST_TOO_SOON, "the host waits until " + paused);
      }
      if (history.last != null) {
        spacing(history);
        validators(history);
      }
    }

    private void spacing(History history) {
      if (now.isBefore(history.notBefore)) {
        report(Check.TOO_SOON, "allowed from " + history.notBefore);
      }
      if (Duration.between(history.last, now).compareTo(Duration.ofMinutes(15)) < 0) {
        report(Check.TOO_OFTEN, "last request at " + history.last);
      }
    }

    private void burst() {
      Deque<Instant> recent =
          hosts.computeIfAbsent(URI.create(url).getHost(), h -> new ArrayDeque<>());
      while (!recent.isEmpty() && !recent.peek().isAfter(now.minusSeconds(60))) {
        recent.remove();
      }
      recent.add(now);
      if (recent.size() > MOST_PER_MINUTE) {
        report(Check.BURST, recent.size() + " requests in a minute: " + recent);
      }
    }

    private void validators(History history) {
      if (history.etag == null && history.date == null) {
        return;
      }
      if (unconditional(headers)) {
        boolean quiet = history.lastContent.plus(QUIET).isBefore(now);
        if (!quiet || history.lastUnconditional.plus(WEEK).isAfter(now)) {
          report(Check.UNCONDITIONAL, "last one at " + history.lastUnconditional);
        }
        return;
      }
      compare(history, headers.get("If-None-Match"), history.etag);
      compare(history, headers.get("If-Modified-Since"), history.date);
    }

    private void compare(History history, String sent, String newest) {
      if (sent == null) {
        if (newest != null) {
          report(Check.ONE_VALIDATOR, newest + " is missing");
        }
      } else if (!sent.equals(newest)) {
        report(
            history.everSent.contains(sent) ? Check.OUTDATED : Check.INVENTED,
            sent + " instead of " + newest);
      }
    }

    private void report(Check check, String detail) {
      violations.add(new Violation(check, url, now, detail));
    }
  }
}
