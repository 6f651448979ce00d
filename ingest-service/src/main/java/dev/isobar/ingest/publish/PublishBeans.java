package dev.isobar.ingest.publish;

import dev.isobar.contracts.channel.NativeLz4;
import dev.isobar.ingest.config.ArticleConfig;
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
final class PublishBeans {
  @Produces
  @Singleton
  RawArticleProducer channel(
      @Identifier("default-kafka-broker") Map<String, Object> deployment,
      PublishConfig config,
      ArticleConfig article,
      Clock clock) {
    NativeLz4.load();
    Map<String, Object> settings = KafkaSettings.producer(deployment, config, article.maxBytes());
    return new RawArticleProducer(() -> new KafkaProducer<>(settings), clock, config.timeout());
  }

  @Produces
  @Singleton
  @Startup
  BrokerMonitor watch(
      @Identifier("default-kafka-broker") Map<String, Object> deployment,
      PublishConfig config,
      TopicsConfig topics,
      RawArticleProducer channel) {
    Map<String, Object> settings = KafkaSettings.admin(deployment, config);
    BrokerMonitor watch =
        new BrokerMonitor(() -> Admin.create(settings), channel, topics.create(), config.timeout());
    watch.start();
    return watch;
  }

  void close(@Disposes RawArticleProducer channel) {
    channel.close();
  }

  void close(@Disposes BrokerMonitor watch) {
    watch.close();
  }
}
