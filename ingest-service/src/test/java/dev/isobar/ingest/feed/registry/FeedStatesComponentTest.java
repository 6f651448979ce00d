package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class FeedStatesComponentTest {
  @Inject FeedStates states;
  @Inject FeedOwnership ownership;
  @Inject FeedRegistry registry;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void aSingleReplicaOwnsAllFeedsAndKeepsTheirStates() throws Exception {
    for (int i = 0; i < 50; i++) {
      String id = UUID.randomUUID().toString();
      Polling.until("owner of " + id, () -> ownership.owns(id));
      OwnerEpoch epoch = ownership.epoch(id).orElseThrow();
      states.write(id, new byte[] {(byte) i}, epoch).get(10, TimeUnit.SECONDS);
      assertThat(states.get(id)).contains(new byte[] {(byte) i});
      states.write(id, null, epoch).get(10, TimeUnit.SECONDS);
      assertThat(states.get(id)).isEmpty();
    }
  }

  @Test
  void feedsOfOtherReplicasAreReadAndInvalidOnesIgnored() {
    Polling.until("the feeds are read", registry::isRead);
    List<FeedChange> changes = new CopyOnWriteArrayList<>();
    registry.onChange(changes::add);
    String id = UUID.randomUUID().toString();
    String feed = "{\"id\":\"%s\",\"url\":\"https://a.example/\",\"new\":1}".formatted(id);
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      kafka.send(KafkaTopics.FEEDS, "broken", "no json".getBytes(UTF_8));
      kafka.send(KafkaTopics.FEEDS, "other", feed.getBytes(UTF_8));
      kafka.send(KafkaTopics.FEEDS, id, feed.getBytes(UTF_8));
      Polling.until("the feed is known", () -> registry.find(id).isPresent());
      assertThat(registry.find("broken")).isEmpty();
      assertThat(registry.find("other")).isEmpty();
      kafka.send(KafkaTopics.FEEDS, id, null);
      Polling.until("the feed is removed", () -> registry.find(id).isEmpty());
    }
    Feed known = Feed.of(id, "https://a.example/");
    FeedChange removal = new FeedChange(id, known, null);
    // Listeners are called after the change is visible.
    Polling.until("the removal is reported", () -> changes.contains(removal));
    assertThat(changes).contains(new FeedChange(id, null, known), removal);
  }
}
