package dev.isobar.query.store;

import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.OperatorKafkaSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Tells the Kafka topic of enriched articles from one of the same name that was deleted: Kafka
 * gives each its own id.
 */
@ApplicationScoped
public class TopicEpoch {
  private static final int HASH_BYTES = 4;

  private final OperatorKafkaSettings clients;
  private Admin admin;

  TopicEpoch(OperatorKafkaSettings clients) {
    this.clients = clients;
  }

  /**
   * Returns the epoch for {@link dev.isobar.query.cursor.StreamCursor}.
   *
   * @return eight hexadecimal digits; null while the Kafka topic does not exist
   * @throws KafkaException if the broker does not answer within 5 s
   */
  public synchronized String current() {
    try {
      Uuid id =
          admin()
              .describeTopics(List.of(KafkaTopics.ENRICHED))
              .allTopicNames()
              .get()
              .get(KafkaTopics.ENRICHED)
              .topicId();
      return Sha256.hex(id.toString().getBytes(StandardCharsets.UTF_8), HASH_BYTES);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw new KafkaException("Epoch of the Kafka topic is not readable: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private Admin admin() {
    if (admin == null) {
      admin =
          Admin.create(
              clients.over(
                  Map.of(
                      AdminClientConfig.CLIENT_ID_CONFIG, "isobar-view-epoch",
                      AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                      AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000)));
    }
    return admin;
  }
}
