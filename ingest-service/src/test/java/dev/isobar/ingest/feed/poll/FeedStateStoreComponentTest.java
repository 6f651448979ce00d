package dev.isobar.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedStates;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.FeedStateCodec;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets another writer disturb the states of this replica. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(90)
class FeedStateStoreComponentTest extends ServedFeed {
  private static final FeedState STATE =
      FeedState.EMPTY.withSchedule(PollState.unpolled("https://x.example/", Instant.EPOCH));
  private static final byte[] OTHER = FeedStateCodec.encode(FeedState.EMPTY);

  @Inject FeedStateStore store;
  @Inject FeedStates states;
  @Inject RemovedStates removed;

  private KafkaTestClient kafka;

  @BeforeEach
  void addFeed() {
    kafka = new KafkaTestClient(bootstrapServers);
    Feed.Pause pause = new Feed.Pause(null, "It is not polled in this test.");
    registry.put(Feed.of(id, "https://a.example/" + id).withPause(pause));
    Polling.until("the feed is owned", () -> store.owns(id));
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whatAFormerOwnerWritesLateIsIgnoredAndTheStateWrittenAgain() throws Exception {
    store.write(id, STATE, store.epoch(id));
    byte[] written = states.get(id).orElseThrow();

    send(id, OTHER, "0.99");

    Polling.until("the state is written again", () -> records(id).size() == 3);
    assertThat(records(id).get(2).value()).isEqualTo(written);
    assertThat(states.get(id)).contains(written);
    send(id, null, "0.99");
    Polling.until("the state is written again", () -> records(id).size() == 5);
    assertThat(states.get(id)).contains(written);
  }

  @Test
  void aWriteIsGivenUpWhenALaterOwnerHasWritten() throws Exception {
    OwnerEpoch epoch = store.epoch(id);
    send(id, OTHER, epoch.counter() + 5 + ".1");
    Polling.until("the other state is read", () -> states.get(id).isPresent());

    assertThatThrownBy(() -> store.write(id, STATE, epoch)).isInstanceOf(NotOwnerException.class);
    assertThat(states.get(id)).contains(OTHER);

    Polling.until("the partition is taken over again", () -> store.owns(id));
    assertThat(store.epoch(id).counter()).isEqualTo(epoch.counter() + 6);
    assertThatThrownBy(() -> store.write(id, STATE, epoch)).isInstanceOf(NotOwnerException.class);
    store.write(id, STATE, store.epoch(id));
    assertThat(states.get(id)).contains(FeedStateCodec.encode(STATE));
  }

  @Test
  void statesWithoutFeedAreRemoved() throws Exception {
    store.write(id, STATE, store.epoch(id));
    String orphan = "feed-" + UUID.randomUUID();
    send(orphan, OTHER, "0.1");
    Polling.until("the orphan is read", () -> states.get(orphan).isPresent());
    Polling.until("its partition is owned", () -> store.owns(orphan));

    removed.search();

    Polling.until("the orphan is removed", () -> states.get(orphan).isEmpty());
    assertThat(states.get(id)).isPresent();
  }

  @Test
  void aRemovalThatALaterRecordDefeatsIsTriedAgain() throws Exception {
    String gone = "feed-" + UUID.randomUUID();
    Polling.until("its partition is owned", () -> store.owns(gone));
    send(gone, OTHER, store.epoch(gone).counter() + 5 + ".1");
    Polling.until("the other state is read", () -> states.get(gone).isPresent());

    removed.remove(gone);

    Polling.until("the state is removed", () -> states.get(gone).isEmpty());
  }

  private void send(String key, byte[] state, String epoch) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(KafkaTopics.FEED_STATES, key.getBytes(UTF_8), state);
    record.headers().add("epoch", epoch.getBytes(UTF_8));
    kafka.send(List.of(record));
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String key) {
    return kafka.all(KafkaTopics.FEED_STATES, record -> KafkaTestClient.key(record).equals(key));
  }
}
