package dev.isobar.enrich.channel;

import dev.isobar.contracts.channel.NativeLz4;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Prepares the channels' Kafka clients.
 *
 * <p>{@code retries=0} of an outgoing channel switches the connector's own retry off, which works
 * record by record and changes their order. The Kafka client keeps its retries, which do not.
 */
@ApplicationScoped
class ChannelClientCustomizer implements ClientCustomizer<Map<String, Object>> {

  @Override
  public Map<String, Object> customize(String channel, Config config, Map<String, Object> client) {
    NativeLz4.load();
    client.remove(ProducerConfig.RETRIES_CONFIG, "0");
    return client;
  }
}
