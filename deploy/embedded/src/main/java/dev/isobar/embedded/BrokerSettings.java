package dev.isobar.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes the settings of a single combined node that shares its machine with the newswire. */
final class BrokerSettings {
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER = "CONTROLLER";
  static final int NODE = 1;

  /** 16 MiB for an enriched article and 64 KiB for its key and headers, as in asyncapi.yaml. */
  static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024 + 64 * 1024;

  private BrokerSettings() {}

  static Map<String, String> of(Path log, int port, int controllerPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://"
            + HOST
            + ":"
            + port
            + ","
            + CONTROLLER
            + "://"
            + HOST
            + ":"
            + controllerPort);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", log.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
    // A single consumer need not wait 3 s for others to join its group.
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Failure tests use short sessions.
    settings.put("group.min.session.timeout.ms", "1000");
    alone(settings);
    small(settings);
    return settings;
  }

  private static void alone(Map<String, String> settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("controlled.shutdown.enable", "false");
  }

  /** Reduces buffers, because the defaults are for dedicated machines (128 MiB for the cleaner). */
  private static void small(Map<String, String> settings) {
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
  }
}
