package dev.isobar.ingest.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.feed.FeedEventTopic;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.schedule.FeedTiming;
import dev.isobar.ingest.feed.schedule.PollPolicy;
import dev.isobar.ingest.feed.schedule.PollResult;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.TextLengths;
import dev.isobar.ingest.feed.state.VolumeHistory;
import dev.isobar.ingest.feed.state.VolumeMonitor;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchException.Reason;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shows what is reported, and how the schedule reacts. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(90)
class AlarmsComponentTest extends ServedFeed {
  private static final PollResult NO_ANSWER =
      new PollResult.Failed(Reason.UNKNOWN_HOST, "The host does not exist", false);
  private static final PollResult REFUSED =
      new PollResult.Failed(Reason.TLS, "No secure connection", false);

  @Inject FeedStateStore states;
  @Inject PollPlan plan;
  @Inject FeedPoller poller;
  @Inject FeedDownload download;
  @Inject OutageWatch outages;
  @Inject PublisherAlarms publishers;

  @Test
  void feedsThatWereNotReachedInAnOutageArePolledSoonAfterIt() throws Exception {
    registry.put(Feed.of(id, server.serve("/feed", "application/rss+xml", server.rss("a", "A"))));
    Polling.until("first poll", () -> states.read(id).polls().size() == 1);
    FeedState away = states.read(id).withSchedule(failedForDays(states.read(id).schedule()));
    states.write(id, away, states.epoch(id));
    assertThat(away.schedule().nextPoll()).isAfter(Instant.now().plus(Duration.ofHours(12)));

    for (int host = 0; host < 10; host++) {
      outages.polled(
          Feed.of("other", "https://h" + host + ".example/"), NO_ANSWER, away.schedule());
    }
    PollState shorter =
        outages.polled(Feed.of("o", "https://h.example/"), NO_ANSWER, away.schedule());
    outages.polled(Feed.of("other", "https://back.example/"), REFUSED, away.schedule());
    outages.polled(
        Feed.of("other", "https://back.example/"),
        new PollResult.Answered(null, null),
        away.schedule());

    assertThat(shorter.nextPoll()).isBefore(away.schedule().nextPoll());
    Instant soon = Instant.now().plus(Duration.ofMinutes(2));
    Polling.until(
        "plan within the window",
        () -> plan.planned(id).filter(time -> time.isBefore(soon)).isPresent());
    List<JsonNode> events =
        FeedEventTopic.await(
            bootstrapServers, 2, event -> event.path("what").asText().equals("outage"));
    assertThat(events)
        .extracting(event -> event.path("level").asText())
        .containsExactly("began", "ended");
    assertThat(events.get(0).path("feed").asText()).isEqualTo("*");
  }

  @Test
  void textsThatAreSuddenlyShortAreReportedAndShown() throws Exception {
    Feed feed = Feed.of(id, server.serve("/feed", "application/rss+xml", document(20, 0)));
    registry.put(feed);
    Polling.until("first poll", () -> states.read(id).polls().size() == 1);
    assertThat(states.read(id).signals().volume().counts()).containsExactly(0);

    server.serve("/feed", "application/rss+xml", document(20, 14));
    poller.poll(feed);

    JsonNode event = FeedEventTopic.await(bootstrapServers, 1, e -> isOfFeed(e, "texts")).get(0);
    assertThat(event.path("level").asText()).isEqualTo("short");
    assertThat(event.path("reason").asText()).startsWith("10 of the last 10 texts");
    assertThat(health().path("shortTexts").asText()).startsWith("10 of the last");
    assertThat(health().path("volume").asText()).isEqualTo("learning");
  }

  private JsonNode health() throws Exception {
    return Pushing.json(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service.resolve("/feeds/" + id + "/health")).build(),
                BodyHandlers.ofString()));
  }

  @Test
  void thePublisherOfSeveralFeedsHasAlarmsOfItsOwn() throws Exception {
    String publisher = "Ministry " + id;
    Instant now = Instant.now();
    List<String> ids = List.of(id, id + "-b", id + "-c");
    for (String each : ids) {
      Feed feed =
          FeedJson.read(
                  "{\"url\":\"https://news.example/%s\",\"publisher\":\"%s\",\"paused\":{\"reason\":\"test\"}}"
                      .formatted(each, publisher)
                      .getBytes(StandardCharsets.UTF_8))
              .withId(each);
      registry.put(feed);
      VolumeHistory volume = VolumeHistory.EMPTY;
      for (Instant time = now.minus(Duration.ofDays(30));
          time.isBefore(now);
          time = time.plus(Duration.ofHours(6))) {
        volume = volume.plus(time.isBefore(now.minus(Duration.ofDays(3))) ? 3 : 0, time);
      }
      Polling.until("the feed is owned", () -> states.owns(each));
      states.write(
          each,
          FeedState.EMPTY.withSignals(
              new FeedSignals(volume, TextLengths.NONE, VolumeMonitor.Status.UNKNOWN, false)),
          states.epoch(each));
    }

    publishers.check();

    JsonNode event =
        FeedEventTopic.await(
                bootstrapServers, 1, e -> e.path("publisher").asText().equals(publisher))
            .get(0);
    assertThat(event.path("what").asText()).isEqualTo("volume");
    assertThat(event.path("level").asText()).isEqualTo("down");
    assertThat(event.path("feed").asText()).isEqualTo("*");
    assertThat(health().at("/publisher/volume").asText()).isEqualTo("down");
    ids.forEach(registry::remove);
  }

  @Test
  void allFeedsOfAHostWaitWhenItAsksForAPause() throws Exception {
    server.fail("/feed", 429);
    Feed feed = Feed.of(id, server.url("/feed"));
    registry.put(feed);
    Polling.until("first poll", () -> states.read(id).polls().size() == 1);

    String other = id + "-other";
    registry.put(Feed.of(other, server.serve("/other", "application/rss+xml", server.rss())));

    Instant late = Instant.now().plus(Duration.ofMinutes(14));
    Polling.until(
        "plan after the pause",
        () -> plan.planned(other).filter(time -> time.isAfter(late)).isPresent());
    assertThat(server.requests()).doesNotContain("/other 200");
    assertThat(states.read(other).polls()).isEmpty();
    FetchException failure =
        catchThrowableOfType(
            FetchException.class, () -> download.page(feed, server.url("/articles/a")));
    assertThat(failure.reason()).isEqualTo(Reason.PAUSED);
    registry.remove(other);
  }

  @Test
  void aFaultOfTheServiceIsShownAndTheFeedIsPolledAgain() throws Exception {
    server.serve("/feed", "application/rss+xml", server.rss("a", "A"));
    registry.put(
        FeedJson.read(
                "{\"url\":\"%s\",\"timeZone\":\"Mars/Olympus\"}"
                    .formatted(server.url("/feed"))
                    .getBytes(StandardCharsets.UTF_8))
            .withId(id));

    Polling.until("first poll", () -> states.read(id).polls().size() == 1);
    Polling.until("next plan", () -> plan.planned(id).isPresent());

    JsonNode health = health();
    assertThat(health.path("status").asText()).isEqualTo("internal-error");
    assertThat(health.path("reason").asText()).contains("Mars/Olympus");
    assertThat(health.path("failures").asInt()).isEqualTo(1);
    assertThat(plan.planned(id).orElseThrow()).isAfter(Instant.now().plus(Duration.ofMinutes(30)));
    assertThat(
            FeedEventTopic.await(bootstrapServers, 1, e -> isOfFeed(e, "status"))
                .get(0)
                .path("status")
                .asText())
        .isEqualTo("internal-error");
  }

  private String document(int usual, int empty) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < usual + empty; i++) {
      items.add((i < usual ? "usual" : "empty") + i);
      items.add(i < usual ? "Methane falls in all countries of the treaty." : "");
    }
    return server.rss(items.toArray(String[]::new));
  }

  private boolean isOfFeed(JsonNode event, String what) {
    return event.path("feed").asText().equals(id) && event.path("what").asText().equals(what);
  }

  private static PollState failedForDays(PollState state) {
    PollState failed = state;
    for (int i = 0; i < 9; i++) {
      failed =
          PollPolicy.next(
              failed,
              NO_ANSWER,
              new FeedTiming(Duration.ofMinutes(15), Duration.ofHours(1)),
              Instant.now().minus(Duration.ofHours(1)),
              new Random(1));
    }
    return failed;
  }
}
