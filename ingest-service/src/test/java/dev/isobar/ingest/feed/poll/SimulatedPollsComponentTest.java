package dev.isobar.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.simulation.BehaviourJudge;
import dev.isobar.ingest.feed.simulation.SimulatedClock;
import dev.isobar.ingest.feed.simulation.Trait;
import dev.isobar.ingest.feed.simulation.VirtualFeed;
import dev.isobar.ingest.feed.simulation.VirtualServer;
import dev.isobar.ingest.feed.simulation.VirtualWeb;
import dev.isobar.ingest.feed.state.EntryOutcome;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Polls feeds with faults over HTTP in simulated time, with all parts of the service. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(SimulatedPollsComponentTest.Profile.class)
@Timeout(3_600)
class SimulatedPollsComponentTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int MAX_HOSTS = 100;

  /** Six days hold every fault and its end; {@code -Dsimulation.days=14} runs the fortnight. */
  private static final int DAYS = Integer.getInteger("simulation.days", 6);

  /** A feed that was away is back within the longest delay after a failure and its jitter. */
  private static final Duration LATEST = Duration.ofHours(25);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource URI service;
  @Inject FeedPoller poller;
  @Inject HostTurns turns;
  @Inject FeedRegistry registry;
  @Inject FeedStateStore states;
  @Inject SimulatedClock clock;

  private final BehaviourJudge judge = new BehaviourJudge();
  private final VirtualWeb web = new VirtualWeb(judge);
  private final VirtualServer server = new VirtualServer(web, () -> clock.instant());
  private final List<String> hosts = new ArrayList<>();
  private final Map<String, VirtualFeed> servedFeeds = new LinkedHashMap<>();
  private final List<Feed> feeds = new ArrayList<>();

  /** Uses the simulated clock and allows the addresses of the test's servers. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(SimulatedClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      String hosts =
          IntStream.range(0, MAX_HOSTS)
              .mapToObj(SimulatedPollsComponentTest::host)
              .collect(Collectors.joining(","));
      // One poll at a time waits for each of its records: nothing is gained by collecting them.
      return Map.of(
          "isobar.fetch.allowed-hosts", hosts,
          "mp.messaging.outgoing.feed-state-changes.linger.ms", "0",
          "mp.messaging.outgoing.raw-articles.linger.ms", "0");
    }
  }

  private static String host(int number) {
    return "127.0.1." + (number + 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(int count) {
    new Pushing(service).awaitReady();
    Polling.until("feeds are read", registry::isRead);
    for (int i = 0; i < count; i++) {
      hosts.add(server.listen(host(i)));
    }
  }

  private void add(String name, Trait trait, Duration gap) throws IOException {
    String url = hosts.get(feeds.size() % hosts.size()) + "/" + name;
    VirtualFeed served = new VirtualFeed(url, trait, gap, START);
    web.add(served);
    servedFeeds.put(name, served);
    String definition = "{\"id\":\"%s\",\"url\":\"%s\",\"fullArticle\":false}";
    Feed feed = FeedJson.read(definition.formatted(name, url).getBytes(UTF_8));
    feeds.add(feed);
    // The service keeps the states of feeds that exist, and polls no paused ones by itself.
    registry.put(feed.withPause(new Feed.Pause(null, "simulated")));
  }

  @Test
  void daysWithRestartsScoreFullMarks() throws Exception {
    serve(1);
    for (Trait trait : Trait.values()) {
      String name = "days-" + trait.name().toLowerCase(Locale.ROOT);
      add(name, trait, Duration.ofMinutes(190));
    }
    run(DAYS, DAYS * 10 / 14);
    assertThat(judge.statuses()).containsKeys(0, 200, 304, 403, 410, 429, 500, 503);
  }

  @Test
  @EnabledIfSystemProperty(named = "simulation.week", matches = "[0-9]+")
  void aWeekOfManyFeedsLosesAndDoublesNothing() throws Exception {
    int count = Integer.getInteger("simulation.week");
    serve(MAX_HOSTS);
    Random random = new Random(5);
    for (int i = 0; i < count; i++) {
      Trait trait = i < count / 2 ? Trait.PLAIN : Trait.values()[i % Trait.values().length];
      add("week-" + i, trait, Duration.ofMinutes(90 + random.nextInt(2_000)));
    }
    run(7, 6);
  }

  private void run(int days, int restarts) throws Exception {
    Polling.until("the feeds are owned", () -> feeds.stream().allMatch(f -> states.owns(f.id())));
    PollerClient client = new PollerClient(poller, turns, states, clock, feeds);
    Random random = new Random(9);
    Instant stop = START;
    for (int run = 0; run <= restarts; run++) {
      client.start(stop.plusSeconds(run == 0 ? 0 : 60 + random.nextInt(6 * 3_600)));
      stop = START.plus(Duration.ofDays(days).dividedBy(restarts + 1).multipliedBy(run + 1));
      client.runUntil(stop);
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf("until %s: %d requests, heap %d MB%n", stop, judge.requests(), used >> 20);
    }
    System.out.printf(
        Locale.ROOT,
        "%d feeds, %d days: %d articles and revisions, %d requests %s, %s%n",
        feeds.size(),
        days,
        client.published(),
        judge.requests(),
        judge.statuses(),
        judge.counts());
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.score()).isEqualTo(100.0);
    checkArticles(client.published(), stop);
  }

  private void checkArticles(int count, Instant end) {
    Map<String, List<String>> titles =
        RawTopic.awaitArticles(bootstrapServers, count, json -> servedFeeds.containsKey(feed(json)))
            .stream()
            .collect(groupingBy(json -> feed(json), mapping(json -> title(json), toList())));
    servedFeeds.forEach(
        (name, served) -> {
          assertThat(titles.get(name)).as(name).doesNotHaveDuplicates();
          List<String> outcomes =
              states.read(name).outcomes().stream().map(EntryOutcome::title).toList();
          int due = served.articles(listedUntil(served.trait(), end).minus(LATEST));
          for (int article = 0; article < due; article++) {
            String title = "Article " + article;
            assertThat(titles.get(name)).as(name).containsAnyOf(title, title + " (edited)");
            if (article > due - 50) {
              assertThat(outcomes).as(name).containsAnyOf(title, title + " (edited)");
            }
          }
        });
  }

  private static String feed(JsonNode article) {
    return article.path("feed").asText();
  }

  private static String title(JsonNode article) {
    return article.path("title").asText();
  }

  /** Returns the time until which a polite client can see what is new. */
  private static Instant listedUntil(Trait trait, Instant end) {
    return switch (trait) {
      case GONE -> START.plus(Duration.ofDays(2));
      case LYING -> START.plus(Duration.ofDays(3));
      default -> end;
    };
  }
}
