package dev.isobar.ingest.feed.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.ingest.feed.schedule.Answer;
import dev.isobar.ingest.feed.schedule.ConditionalRequest;
import dev.isobar.ingest.feed.schedule.FeedTiming;
import dev.isobar.ingest.feed.schedule.HostRefusals;
import dev.isobar.ingest.feed.schedule.PollPolicy;
import dev.isobar.ingest.feed.schedule.PollResult;
import dev.isobar.ingest.feed.schedule.PollSpread;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.schedule.PublisherTiming;
import dev.isobar.ingest.fetch.FetchResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polls by the real schedule. States are stored as JSON; what is new is decided by guid alone. */
class ScheduledClient implements FeedClient {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final Pattern GUID = Pattern.compile("<guid[^>]*>([^<]+)</guid>");

  private final VirtualWeb web;
  private final FeedTiming timing = new FeedTiming(FeedTiming.SHORTEST, Duration.ofHours(1));
  private final Random random;
  private final Map<String, String> stored = new HashMap<>();
  private final Map<String, List<String>> published = new HashMap<>();
  private final Map<String, Set<String>> seen = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Instant> pauses = new HashMap<>();
  private HostRefusals refusals;
  private PollSpread spread;
  private PriorityQueue<Plan> queue;

  ScheduledClient(VirtualWeb web, long seed) {
    this.web = web;
    this.random = new Random(seed);
  }

  @Override
  public void start(Instant now) {
    spread = new PollSpread();
    refusals = new HostRefusals();
    pauses.clear();
    queue = new PriorityQueue<>(Comparator.comparing(Plan::at));
    List<PollState> states = new ArrayList<>();
    for (VirtualFeed feed : web.feeds()) {
      PollState state = read(feed.url(), now);
      states.add(state);
      if (state.hostPause() != null) {
        pauses.merge(host(state), state.hostPause(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    Duration window = PollSpread.window((int) states.stream().filter(s -> s.due(now)).count());
    for (VirtualFeed feed : web.feeds()) {
      PollState state = read(feed.url(), now);
      plan(feed.url(), state, atStart(state, now, window));
    }
  }

  @Override
  public void runUntil(Instant end) {
    while (queue.peek() != null && !queue.peek().at().isAfter(end)) {
      Plan plan = queue.remove();
      PollState state = read(plan.url(), plan.at());
      Instant paused = paused(host(state));
      if (paused.isAfter(plan.at())) {
        plan(plan.url(), state, paused);
      } else {
        poll(plan.url(), plan.at());
      }
    }
  }

  @Override
  public List<String> published(String url) {
    return published.getOrDefault(url, List.of());
  }

  PollState state(String url) {
    return read(url, Instant.EPOCH);
  }

  private void poll(String feed, Instant now) {
    PollState state = read(feed, now);
    Map<String, String> headers = headers(state, now);
    VirtualReply reply = get(address(state.url()), headers, now);
    Instant answered = now.plusMillis(300);
    if (reply.response() != null) {
      Map<String, String> heard = heard(reply.response()).headers();
      refusals
          .pause(
              host(state),
              reply.response().status(),
              heard.get("retry-after"),
              heard.get("date"),
              answered)
          .ifPresent(pause -> pauses.put(host(state), answered.plus(pause)));
    }
    PollResult result =
        reply.response() == null
            ? new PollResult.Failed(
                reply.failure().reason(),
                reply.failure().getMessage(),
                ConditionalRequest.isUnconditional(headers))
            : answered(feed, reply.response(), headers);
    PollState next = next(state, PollPolicy.next(state, result, timing, answered, random));
    if (next.move() != null && next.move().decided()) {
      addresses.put(feed, next.move().target());
    }
    plan(feed, next, planned(next, now));
  }

  private PollResult answered(String feed, FetchResponse response, Map<String, String> sent) {
    Answer answer = Answer.of(heard(response), sent);
    if (response.status() != 200) {
      return new PollResult.Answered(answer, null);
    }
    String body = new String(response.body(), StandardCharsets.UTF_8);
    Matcher guids = GUID.matcher(body);
    int entries = 0;
    int fresh = 0;
    while (guids.find()) {
      entries++;
      if (seen.computeIfAbsent(feed, f -> new HashSet<>()).add(guids.group(1))) {
        fresh++;
        published.computeIfAbsent(feed, f -> new ArrayList<>()).add(guids.group(1));
      }
    }
    return new PollResult.Answered(
        answer,
        new PollResult.Content(
            Integer.toHexString(body.hashCode()), entries, fresh, null, PublisherTiming.NONE));
  }

  private void plan(String feed, PollState state, Instant wanted) {
    Instant at = atHost(feed, host(state), wanted);
    try {
      stored.put(feed, JSON.writeValueAsString(state.withNextPoll(at)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    queue.add(new Plan(feed, at));
  }

  private PollState read(String feed, Instant now) {
    String url = addresses.getOrDefault(feed, feed);
    String json = stored.get(feed);
    try {
      return json == null
          ? PollState.unpolled(url, now)
          : JSON.readValue(json, PollState.class).at(url, now);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String host(PollState state) {
    return URI.create(state.url()).getHost();
  }

  /** Decides until when no feed of a host is polled. */
  Instant paused(String host) {
    return pauses.getOrDefault(host, Instant.MIN);
  }

  /** Makes one request. */
  VirtualReply get(String url, Map<String, String> headers, Instant now) {
    return web.get(url, headers, now);
  }

  /** Decides what is sent. */
  Map<String, String> headers(PollState state, Instant now) {
    return ConditionalRequest.headers(state, now);
  }

  String address(String url) {
    return url;
  }

  /** Decides what of an answer is heard. */
  FetchResponse heard(FetchResponse response) {
    return response;
  }

  /** Decides what of the next state is kept. */
  PollState next(PollState before, PollState next) {
    return next;
  }

  Instant planned(PollState next, Instant now) {
    return next.nextPoll();
  }

  Instant atStart(PollState state, Instant now, Duration window) {
    return PollSpread.afterRestart(state, now, window, random);
  }

  Instant atHost(String feed, String host, Instant wanted) {
    return spread.plan(feed, host, wanted);
  }

  private record Plan(String url, Instant at) {}
}
