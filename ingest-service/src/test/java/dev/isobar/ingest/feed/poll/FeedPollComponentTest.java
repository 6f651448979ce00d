package dev.isobar.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.ingest.feed.FeedServer;
import dev.isobar.ingest.feed.LocalHub;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.SubscriptionTopic;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(90)
class FeedPollComponentTest extends ServedFeed {
  @Inject FeedStateStore states;
  @Inject FeedPoller poller;
  @Inject SubscriptionTopic subscriptions;
  @Inject HostTurns turns;
  @Inject PollPlan plan;

  @Test
  void publishesTheEntriesOfANewFeed() {
    put(server.rss("a", "Methane falls.", "b", "Forests grow."));

    JsonNode article = await("a");

    assertThat(article.path("feed").asText()).isEqualTo(id);
    assertThat(article.path("title").asText()).isEqualTo("Title of a");
    assertThat(article.path("url").asText()).isEqualTo(server.url("/articles/a"));
    assertThat(article.path("content").asText()).contains("Methane falls.");
    await("b");
    FeedState state = awaitPolls(1);
    assertThat(state.counts()).isEqualTo(Map.of(Outcome.NEW, 2L));
    assertThat(state.schedule().nextPoll()).isAfter(state.schedule().times().poll());
  }

  @Test
  void publishesAnEditedEntryAsARevisionOfTheSameArticle() throws Exception {
    Feed feed = put(server.rss("a", "Methane falls."));
    String articleId = await("a").path("id").asText();
    awaitPolls(1);
    server.serve("/feed", "application/rss+xml", server.rss("a", "Methane rises again."));

    poller.poll(feed);

    JsonNode revision =
        RawTopic.awaitArticle(
            bootstrapServers,
            json -> isOfFeed(json, "a") && json.path("content").asText().contains("rises"));
    assertThat(revision.path("id").asText()).isEqualTo(articleId);
    assertThat(states.read(id).outcomes().get(0).outcome()).isEqualTo(Outcome.REVISION);
  }

  @Test
  void sendsTheValidatorsBackAndPublishesNothingTwice() throws Exception {
    Feed feed = put(server.rss("a", "Methane falls."));
    await("a");
    awaitPolls(1);

    poller.poll(feed);

    assertThat(server.requests()).endsWith("/feed 304");
    assertThat(states.read(id).polls().get(0).status()).isEqualTo(304);
    assertThat(states.read(id).outcomes()).hasSize(1);
  }

  @Test
  void changedRulesPublishWhatTheOldOnesExcluded() throws Exception {
    String url = server.serve("/feed", "application/rss+xml", server.rss("a", "M.", "b", "F."));
    FeedRule rule = new FeedRule(FeedRules.Field.TITLE, "of a$");
    registry.put(feed(url, new FeedRules(List.of(), List.of(rule))));
    await("b");
    assertThat(awaitPolls(1).counts()).containsEntry(Outcome.EXCLUDED, 1L);
    Feed changed = feed(url, FeedRules.NONE);
    registry.put(changed);

    poller.poll(changed);

    await("a");
    assertThat(states.read(id).counts()).containsEntry(Outcome.NEW, 2L);
    poller.poll(changed);
    assertThat(server.requests()).endsWith("/feed 200", "/articles/a 404", "/feed 304");
  }

  @Test
  void triesAMissingPageOnceMoreAndThenSaysSo() throws Exception {
    server.fail("/articles/a", 500);
    Feed feed = put(entryWithoutText());
    assertThat(awaitPolls(1).outcomes()).isEmpty();

    poller.poll(feed);

    FeedState state = states.read(id);
    assertThat(server.requests()).filteredOn("/feed 200"::equals).hasSize(2);
    assertThat(state.counts()).isEqualTo(Map.of(Outcome.PAGE_NOT_FETCHED, 1L));
    poller.poll(feed);
    assertThat(server.requests()).endsWith("/feed 304");
  }

  @Test
  void publishesAnEntryWhosePageIsThereAtTheNextPoll() throws Exception {
    server.fail("/articles/a", 503);
    server.serve("/articles/a", "text/html; charset=utf-8", "<p>" + "Methane falls. ".repeat(50));
    Feed feed = put(entryWithoutText());
    awaitPolls(1);
    server.repair("/articles/a");

    poller.poll(feed);

    assertThat(await("a").path("content").asText()).contains("Methane falls.");
    assertThat(states.read(id).counts()).isEqualTo(Map.of(Outcome.NEW, 1L));
  }

  @Test
  void anEntryWaitsForTheEndOfThePauseThatTheHostOfItsPageAskedFor() throws Exception {
    try (FeedServer pages = new FeedServer()) {
      pages.serve("/articles/a", "text/html; charset=utf-8", "<p>Methane falls.");
      pages.fail("/articles/a", 429);
      Feed feed = put(entryWithoutText().replace(server.url("/"), pages.url("/")));
      awaitPolls(1);

      poller.poll(feed);
      poller.poll(feed);

      FeedState state = states.read(id);
      assertThat(pages.requests()).containsExactly("/robots.txt 404", "/articles/a 429");
      assertThat(state.outcomes()).isEmpty();
      assertThat(state.schedule().last().message()).isEqualTo(DocumentPublisher.PAGES_MISSING);
    }
  }

  @Test
  void theTextsOfAPollThatMissesAPageCount() {
    server.fail("/articles/b", 500);
    String missing =
        "<item><guid isPermaLink='false'>b</guid><link>%s</link></item></channel>"
            .formatted(server.url("/articles/b"));
    put(server.rss("a", "Methane falls.").replace("</channel>", missing));

    FeedState state = awaitPolls(1);

    assertThat(state.schedule().last().message()).isEqualTo(DocumentPublisher.PAGES_MISSING);
    assertThat(state.signals().texts().steps()).hasSize(1);
  }

  @Test
  void aPauseOfAHostSurvivesARestart() throws Exception {
    String url = server.url("/feed");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Polling.until("the feed is owned", () -> states.owns(id));
    registry.put(Feed.of(id, url).withPause(new Feed.Pause(null, "The state is not written yet")));
    PollState unpolled = PollState.unpolled(url, now.plusSeconds(3_600));
    FeedState state = FeedState.EMPTY.withSchedule(paused(unpolled, now.plusSeconds(1_800)));
    states.write(id, state, states.epoch(id));

    registry.put(Feed.of(id, url));

    assertThat(turns.pausedUntil(url)).contains(now.plusSeconds(1_800));
  }

  @Test
  void anAddressThatChangesDuringAPollIsPolledSoon() {
    CountDownLatch latch = new CountDownLatch(1);
    server.hold("/feed", latch);
    server.fail("/feed", 410);
    Feed feed = put(server.rss("a", "Methane falls."));
    Polling.until("the poll runs", () -> server.requests().contains("/feed 410"));
    String url = server.serve("/new", "application/rss+xml", server.rss("b", "Forests grow."));
    registry.put(feed.withUrl(url));
    latch.countDown();

    Polling.until("the new address is polled", () -> server.requests().contains("/new 200"));
  }

  @Test
  void keepsNoStateOfAFeedThatIsRemovedDuringAPoll() {
    CountDownLatch latch = new CountDownLatch(1);
    server.hold("/feed", latch);
    put(server.rss("a", "Methane falls."));
    Polling.until("the poll runs", () -> server.requests().contains("/feed 200"));
    registry.remove(id);
    latch.countDown();

    Polling.until("the poll has ended", () -> !plan.queue().has(id));
    Polling.until("the state is removed", () -> states.read(id).polls().isEmpty());
    await("a");
  }

  @Test
  void anEntryShowsTheIdOfItsArticleAlsoIfThePageNamesAnotherAddress() throws Exception {
    String page = "<link rel=canonical href='%s'><p>Methane %s.";
    server.serve("/articles/a", "text/html", page.formatted("/2026/methane-1", "falls"));
    Feed feed = put(entryWithoutText("Short."));

    JsonNode article = await("a");
    awaitPolls(1);

    assertThat(article.path("url").asText()).isEqualTo(server.url("/2026/methane-1"));
    String shown = shownId();
    assertThat(keysOfFeed(1)).containsOnly(shown);

    // The article keeps its id when the page names yet another address.
    server.serve("/articles/a", "text/html", page.formatted("/2026/methane-2", "rises"));
    server.serve("/feed", "application/rss+xml", entryWithoutText("Changed."));
    poller.poll(feed);

    assertThat(states.read(id).outcomes().get(0).outcome()).isEqualTo(Outcome.REVISION);
    assertThat(shownId()).isEqualTo(shown);
    assertThat(keysOfFeed(2)).containsOnly(shown);
  }

  @Test
  void proposesTheFeedOfAPageThatReplacedAFeed() throws Exception {
    String document = server.rss("a", "Methane falls.");
    Feed feed = put(document);
    await("a");
    awaitPolls(1);
    String moved = server.serve("/new-feed", "application/rss+xml", document);
    server.serve(
        "/feed",
        "text/html",
        "<html><head><link rel=alternate type='application/rss+xml' href='/new-feed'></head>"
            + "<body><p>We moved.</p></body></html>");

    poller.poll(feed);

    assertThat(states.read(id).polls().get(0).note()).contains(moved);
    assertThat(registry.find(id).orElseThrow().url()).isEqualTo(feed.url());
  }

  @Test
  void keepsAFeedThatIsGone() throws Exception {
    Feed feed = Feed.of(id, server.url("/none"));
    registry.put(feed);

    FeedState state = awaitPolls(1);

    assertThat(state.polls().get(0).status()).isEqualTo(404);
    assertThat(registry.find(id)).isPresent();
    assertThat(state.schedule().nextPoll()).isAfter(state.schedule().times().poll());
  }

  @Test
  void asksNoHubWithoutAPublicAddress() throws Exception {
    try (LocalHub hub = new LocalHub(service)) {
      String link =
          "<channel xmlns:atom='http://www.w3.org/2005/Atom'><atom:link rel='hub' href='%s'/>"
              .formatted(hub.url("127.0.0.1"));
      Feed feed = put(server.rss("a", "Methane falls.").replace("<channel>", link));
      awaitPolls(1);
      poller.poll(feed);
      assertThat(hub.requests("subscribe")).isEmpty();
      assertThat(subscriptions.get(id).subscriptions()).isEmpty();
    }
  }

  private static PollState paused(PollState state, Instant until) {
    return new PollState(
        state.url(),
        state.nextPoll(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        false,
        false,
        null,
        until);
  }

  private String entryWithoutText() {
    return entryWithoutText("");
  }

  private String entryWithoutText(String summary) {
    return "<rss version='2.0'><channel><item><guid isPermaLink='false'>a</guid><title>T</title>"
        + "<link>%s</link><description>%s</description></item></channel></rss>"
            .formatted(server.url("/articles/a"), summary);
  }

  /** Returns the id of the latest entry as the service shows it. */
  private String shownId() throws Exception {
    HttpResponse<String> answer = new Pushing(service).get("/feeds/" + id + "/entries");
    return Pushing.json(answer).at("/items/0/articleId").asText();
  }

  /** Waits for records of the feed's articles; returns their keys. */
  private List<String> keysOfFeed(int count) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return kafka
          .await(KafkaTopics.RAW, count, record -> new String(record.value(), UTF_8).contains(id))
          .stream()
          .map(KafkaTestClient::key)
          .toList();
    }
  }

  private Feed feed(String url, FeedRules rules) {
    return ContractJson.mapper()
        .convertValue(Map.of("id", id, "url", url, "rules", rules), Feed.class);
  }

  private Feed put(String document) {
    Feed feed = Feed.of(id, server.serve("/feed", "application/rss+xml", document));
    registry.put(feed);
    return feed;
  }

  private FeedState awaitPolls(int count) {
    return Polling.eventually(() -> states.read(id), state -> state.polls().size() >= count);
  }

  private JsonNode await(String guid) {
    return RawTopic.awaitArticle(bootstrapServers, json -> isOfFeed(json, guid));
  }

  private boolean isOfFeed(JsonNode json, String guid) {
    return json.path("feed").asText().equals(id) && json.path("guid").asText().equals(guid);
  }
}
