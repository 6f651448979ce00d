package dev.isobar.local.stack;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.embedded.BrokerProcess;
import dev.isobar.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Runs the broker and creates the Kafka topics. The broker's JVM has loaded Kafka's classes, which
 * the launcher would need only for this.
 */
public final class BrokerWithTopics {
  private BrokerWithTopics() {}

  /** Runs the broker. The arguments are its folder and its port. */
  public static void main(String[] args) {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      KafkaTopics.createMissing(admin);
    }
    System.out.println(BrokerProcess.READY + broker.bootstrapServers());
  }
}
