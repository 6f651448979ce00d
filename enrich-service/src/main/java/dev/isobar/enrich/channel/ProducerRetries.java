package dev.isobar.enrich.channel;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Gives the Kafka clients of outgoing channels their retries back. {@code retries=0} of an outgoing
 * channel switches the connector's own retry off, which works record by record and changes their
 * order; those of the Kafka client do not.
 */
@ApplicationScoped
class ProducerRetries implements ClientCustomizer<Map<String, Object>> {

  @Override
  public Map<String, Object> customize(String channel, Config config, Map<String, Object> client) {
    client.remove(ProducerConfig.RETRIES_CONFIG, "0");
    return client;
  }
}
