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
 * Applies the operator's {@code kafka.*} settings over those of every channel and client, except
 * for the few that guarantees depend on.
 */
@ApplicationScoped
public class OperatorKafkaSettings implements ClientCustomizer<Map<String, Object>> {
  /** Settings that an operator cannot change. */
  static final Set<String> FIXED =
      Set.of(
          // Two channels in one group would lose records.
          "group.id",
          "group.instance.id",
          "client.id",
          // Offsets are committed after the result of a record is acknowledged, never before.
          "enable.auto.commit",
          // A new group starts at the earliest record; the live stream seeks by itself.
          "auto.offset.reset",
          // A Kafka topic created by a client has wrong partitions and settings.
          "allow.auto.create.topics",
          // The services decode bytes and write dead letters themselves.
          "key.deserializer",
          "value.deserializer",
          "key.serializer",
          "value.serializer",
          // Acknowledged means: every in-sync replica has the record, once, in order.
          "acks",
          "enable.idempotence",
          "retries",
          "max.in.flight.requests.per.connection",
          // The timeouts of a send determine which layer retries.
          "max.block.ms",
          "delivery.timeout.ms",
          // The projection records where each poll started.
          "interceptor.classes");

  private final Map<String, Object> operator;

  public OperatorKafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> operator) {
    NativeLz4.load();
    this.operator = operator;
  }

  /** Returns the settings of a client, overridden by those of the operator. */
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
    // retries=0 switches off the connector's own retry, which changes the order of records.
    // The connector passes it on to the client, whose retries keep the order.
    settings.remove("retries", "0");
    // The connector has merged the operator's value. No channel sets one, and the default keeps the
    // order.
    settings.remove("max.in.flight.requests.per.connection");
    return settings;
  }
}
