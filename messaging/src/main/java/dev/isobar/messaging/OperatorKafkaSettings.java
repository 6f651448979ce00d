package dev.isobar.messaging;

import dev.isobar.contracts.channel.NativeLz4;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Puts the operator's {@code kafka.*} settings over those of every channel and client, except for
 * the few that a promise depends on.
 */
@ApplicationScoped
public class OperatorKafkaSettings implements ClientCustomizer<Map<String, Object>> {
  /** Settings that stay as the service has them. */
  static final Set<String> FIXED =
      Set.of(
          // Two flows in one group, or one flow in another flow's group, lose records.
          "group.id",
          "group.instance.id",
          "client.id",
          // Offsets are committed after the acknowledgement of what came of a record, never before.
          "enable.auto.commit",
          // A new group starts with what is kept; the live stream with what it is told.
          "auto.offset.reset",
          // A Kafka topic made by a client has neither its partitions nor its settings.
          "allow.auto.create.topics",
          // Bytes in and out: the services decode, and write their own dead letters.
          "key.deserializer",
          "value.deserializer",
          "key.serializer",
          "value.serializer",
          // Acknowledged means: every replica in sync has it, once, in order.
          "acks",
          "enable.idempotence",
          "retries",
          "max.in.flight.requests.per.connection",
          // How long a send may block or wait decides who retries.
          "max.block.ms",
          "delivery.timeout.ms",
          // The projection notes where each poll started.
          "interceptor.classes");

  private final Map<String, Object> operator;

  public OperatorKafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> operator) {
    NativeLz4.load();
    this.operator = operator;
  }

  /** Returns a client's settings with the operator's over them. */
  public Map<String, Object> over(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    operator.forEach(
        (name, value) -> {
          if (!FIXED.contains(name)) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  @Override
  public Map<String, Object> customize(String channel, Config config, Map<String, Object> client) {
    Map<String, Object> settings = over(client);
    // A channel's retries=0 switches off the connector's own retry, which works record by record
    // and
    // so changes their order. The connector passes it on to the client, whose retries keep the
    // order.
    settings.remove("retries", "0");
    // No channel sets it, and the connector has merged the operator's value: the default keeps
    // order.
    settings.remove("max.in.flight.requests.per.connection");
    return settings;
  }
}
