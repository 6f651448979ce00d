package dev.isobar.ingest.feed.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.websub.Subscription.State;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSubscriptionsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final Feed FEED = Feed.of("f", "https://example.org/feed");
  private static final SubscriptionTarget TARGET =
      new SubscriptionTarget("https://hub.example.net/", FEED.url());
  private static final SubscriptionTarget OTHER =
      new SubscriptionTarget("https://other.example.net/", FEED.url());

  private static FeedSubscriptions wanting(FeedSubscriptions all, SubscriptionTarget target) {
    return all.wanting(Optional.ofNullable(target), "token of " + target, "secret", NOW);
  }

  private static FeedSubscriptions asked() {
    return wanting(FeedSubscriptions.NONE, TARGET)
        .withCurrent(s -> SubscriptionPolicy.asking(s, NOW));
  }

  @Test
  void theSameTargetChangesNothing() {
    assertThat(wanting(asked(), TARGET)).isEqualTo(asked());
    assertThat(wanting(FeedSubscriptions.NONE, null)).isEqualTo(FeedSubscriptions.NONE);
  }

  @Test
  void anotherTargetEndsTheOldSubscription() {
    FeedSubscriptions moved = wanting(asked(), OTHER);
    assertThat(moved.current().orElseThrow().hub()).isEqualTo(OTHER.hub());
    assertThat(moved.subscriptions())
        .extracting(Subscription::state)
        .containsExactly(State.PENDING, State.ENDING);
    FeedSubscriptions none = wanting(moved, null).allowedBy(FEED, NOW);
    assertThat(none.current()).isEmpty();
    assertThat(none.subscriptions()).extracting(Subscription::hub).containsExactly(TARGET.hub());
  }

  @Test
  void oldSubscriptionsDoNotPileUp() {
    FeedSubscriptions all = asked();
    for (int i = 0; i < 20; i++) {
      all =
          wanting(all, new SubscriptionTarget("https://hub.example.net/" + i, FEED.url()))
              .withCurrent(s -> SubscriptionPolicy.asking(s, NOW));
    }
    assertThat(all.subscriptions()).hasSize(5);
    assertThat(all.current().orElseThrow().hub()).endsWith("/19");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "https://example.org/feed | null | true",
        "https://example.org/other | true | true",
        "https://elsewhere.example/feed | null | false",
        "https://example.org/feed | false | false",
      })
  void theDefinitionDecides(String url, String webSub, boolean allowed) throws IOException {
    String json = "{\"id\":\"f\",\"url\":\"%s\",\"webSub\":%s}".formatted(url, webSub);
    Feed feed = FeedJson.read(json.getBytes(UTF_8));
    assertThat(asked().allowedBy(feed, NOW).current().isPresent()).isEqualTo(allowed);
    assertThat(asked().allowedBy(null, NOW).current()).isEmpty();
  }

  @Test
  void whatIsStoredIsRead() throws IOException {
    String json = ContractJson.mapper().writeValueAsString(asked());
    assertThat(ContractJson.mapper().readValue(json, FeedSubscriptions.class)).isEqualTo(asked());
    assertThat(asked().toString()).doesNotContain("secret").doesNotContain("token of");
  }

  @Test
  void pushedContentIsStoredByteForByte() {
    byte[] body = {0, -1, 127, '\n', '{'};
    PushedContent read =
        PushedContent.decode(new PushedContent("t", "text/xml; charset=文", body).encode());
    assertThat(read.token()).isEqualTo("t");
    assertThat(read.contentType()).isEqualTo("text/xml; charset=文");
    assertThat(read.body()).isEqualTo(body);
    assertThat(PushedContent.decode(new PushedContent("t", null, body).encode()).contentType())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<https://h.example/>; rel=\"hub\" | https://h.example/",
        "<https://h.example/>;rel=hub | https://h.example/",
        "<https://a.example/>; rel=\"self\", <https://h.example/>; REL=\"alternate HUB\" | https://h.example/",
        "<https://a.example/?a,b>; title=\"x\"; rel=hub | https://a.example/?a,b",
        "<https://a.example/>; rel=\"hubs\" |",
        "https://a.example/; rel=hub |",
        "|",
      })
  void theLinkHeaderNamesTheHub(String header, String hub) {
    assertThat(LinkHeader.find(header, "hub")).isEqualTo(Optional.ofNullable(hub));
  }
}
