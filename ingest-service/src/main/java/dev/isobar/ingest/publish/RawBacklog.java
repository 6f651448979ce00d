package dev.isobar.ingest.publish;

import dev.isobar.messaging.OperatorKafkaSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Counts the raw articles that enrich-service has not processed yet. */
@ApplicationScoped
class RawBacklog {
  private static final Logger LOG = Logger.getLogger(RawBacklog.class);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final OperatorKafkaSettings clients;
  private final ReplayConfig config;
  private Admin admin;
  private boolean failureLogged;

  RawBacklog(OperatorKafkaSettings clients, ReplayConfig config) {
    this.clients = clients;
    this.config = config;
  }

  /** Returns the number of articles; empty if the broker does not say. */
  synchronized OptionalLong size() {
    try {
      if (admin == null) {
        admin =
            Admin.create(
                clients.over(
                    Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "isobar-ingest-backlog",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) LIMIT.toMillis(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) LIMIT.toMillis())));
      }
      return OptionalLong.of(count());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      if (!failureLogged) {
        LOG.warnf(
            "Backlog of %s is unknown, only isobar.replay.rate limits archives: %s",
            config.group(), e);
        failureLogged = true;
      }
      return OptionalLong.empty();
    }
  }

  private long count() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(config.group())
            .partitionsToOffsetAndMetadata()
            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
        admin
            .listOffsets(
                committed.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest())))
            .all()
            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    return committed.entrySet().stream()
        .mapToLong(each -> ends.get(each.getKey()).offset() - each.getValue().offset())
        .sum();
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
