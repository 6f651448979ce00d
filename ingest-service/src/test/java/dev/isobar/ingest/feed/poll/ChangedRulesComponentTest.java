package dev.isobar.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a feed are changed while its document stays the same. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(90)
class ChangedRulesComponentTest extends ServedFeed {
  @Inject FeedStateStore states;
  @Inject FeedPoller poller;
  @Inject PollPlan plan;

  @BeforeEach
  void serve() {
    server.serve(
        "/feed",
        "application/rss+xml",
        server.rss("a", "Methane falls.", "b", "Forests grow.", "c", "Seas rise."));
  }

  @Test
  void anEntryThatTheNewRulesKeepIsPublishedOnce() throws Exception {
    registry.put(feed("title", "of b"));
    awaitPolls(1);
    Feed changed = feed("title", "of c");
    registry.put(changed);
    poller.poll(changed);
    poller.poll(changed);

    assertThat(server.requests())
        .filteredOn(request -> request.startsWith("/feed"))
        .containsExactly("/feed 200", "/feed 200", "/feed 304");
    JsonNode entries =
        Pushing.json(new Pushing(service).get("/feeds/" + id + "/entries")).path("items");
    assertThat(outcomes(entries, "Title of a")).containsExactly("new");
    assertThat(outcomes(entries, "Title of b")).containsExactly("new", "excluded");
    assertThat(outcomes(entries, "Title of c")).containsExactly("new");
    assertThat(published("b", 3)).hasSize(1);
  }

  @Test
  void anEntryThatItsPageExcludedIsPublishedWithoutTheRule() throws Exception {
    server.serve("/articles/a", "text/html", "<p>Subscribe to read.</p>");
    server.serve("/articles/b", "text/html", "<p>" + "Forests grow. ".repeat(60) + "</p>");
    server.serve("/articles/c", "text/html", "<p>" + "Seas rise. ".repeat(60) + "</p>");
    registry.put(feed("page", "subscribe to read"));
    assertThat(awaitPolls(1).counts()).hasSize(2);
    Feed changed = feed("page", "another marker");
    poller.poll(changed);
    poller.poll(changed);

    assertThat(published("a", 3)).hasSize(1);
  }

  @Test
  void changedRulesDoNotWaitForTheInterval() {
    registry.put(feed("title", "of b"));
    FeedState state = awaitPolls(1);
    Polling.until("the next poll is planned", () -> plan.planned(id).isPresent());
    assertThat(plan.planned(id).get()).isAfter(soon(state));

    registry.put(feed("title", "of c"));

    Polling.until(
        "the feed is planned soon",
        () -> plan.planned(id).filter(time -> !time.isAfter(soon(state))).isPresent());
    assertThat(plan.planned(id).get())
        .isAfterOrEqualTo(state.schedule().times().poll().plus(Duration.ofMinutes(15)));
  }

  private static Instant soon(FeedState state) {
    return state.schedule().times().poll().plus(Duration.ofMinutes(20));
  }

  private Feed feed(String field, String excluded) {
    return FeedJson.read(
        """
        {"id": "%s", "url": "%s", "interval": "PT1H", "fullArticle": %s,
         "rules": {"exclude": [{"field": "%s", "pattern": "%s"}]}}"""
            .formatted(id, server.url("/feed"), field.equals("page"), field, excluded)
            .getBytes(UTF_8));
  }

  private FeedState awaitPolls(int count) {
    return Polling.eventually(() -> states.read(id), state -> state.polls().size() >= count);
  }

  private static List<String> outcomes(JsonNode entries, String title) {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (entry.path("title").asText().equals(title)) {
        outcomes.add(entry.path("outcome").asText());
      }
    }
    return outcomes;
  }

  /** Waits for all records of the feed; returns those of one entry. */
  private List<ConsumerRecord<byte[], byte[]>> published(String guid, int count) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return kafka
          .await(KafkaTopics.RAW, count, record -> new String(record.value(), UTF_8).contains(id))
          .stream()
          .filter(record -> text(record).contains("\"guid\":\"" + guid + "\""))
          .toList();
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }
}
