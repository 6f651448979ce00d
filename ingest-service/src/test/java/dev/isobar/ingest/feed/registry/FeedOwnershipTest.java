package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class FeedOwnershipTest {
  @Test
  void partitionsAreThoseOfKafkasProducer() {
    for (int i = 0; i < 1000; i++) {
      String id = "feed-" + i;
      assertThat(FeedOwnership.partition(id, 12))
          .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), 12));
    }
  }
}
