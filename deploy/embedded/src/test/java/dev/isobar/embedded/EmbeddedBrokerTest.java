package dev.isobar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path dir;

  @Test
  void keepsRecordsOverARestartAndTakesSixteenMebibytes() throws Exception {
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        NewTopic topic = new NewTopic("t", 1, (short) 1);
        topic.configs(Map.of("max.message.bytes", "16777216"));
        admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      }
      assertThat(send(broker, new byte[16_000_000]).offset()).isZero();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, port)) {
      assertThat(broker.bootstrapServers()).endsWith(":" + port);
      assertThat(send(broker, new byte[10]).offset()).isEqualTo(1);
    }
  }

  private static RecordMetadata send(EmbeddedBroker broker, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "acks",
            "all",
            "compression.type",
            "lz4",
            "max.request.size",
            20_000_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>("t", value)).get(30, TimeUnit.SECONDS);
    }
  }
}
