package dev.isobar.ingest.publish;

import dev.isobar.contracts.channel.NativeLz4;
import dev.isobar.ingest.ArticleConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Puts the channel to the raw Kafka topic together, and takes it apart at the end. */
@Singleton
final class Publishing {
  @Produces
  @Singleton
  RawArticleChannel channel(
      @Identifier("default-kafka-broker") Map<String, Object> deployment,
      PublishConfig config,
      ArticleConfig article,
      Clock clock) {
    NativeLz4.load();
    Map<String, Object> settings = KafkaSettings.producer(deployment, config, article.maxBytes());
    return new RawArticleChannel(() -> new KafkaProducer<>(settings), clock, config.timeout());
  }

  @Produces
  @Singleton
  @Startup
  BrokerWatch watch(
      @Identifier("default-kafka-broker") Map<String, Object> deployment,
      PublishConfig config,
      TopicsConfig topics,
      RawArticleChannel channel) {
    Map<String, Object> settings = KafkaSettings.admin(deployment, config);
    BrokerWatch watch =
        new BrokerWatch(() -> Admin.create(settings), channel, topics.create(), config.timeout());
    watch.start();
    return watch;
  }

  void close(@Disposes RawArticleChannel channel) {
    channel.close();
  }

  void close(@Disposes BrokerWatch watch) {
    watch.close();
  }
}
