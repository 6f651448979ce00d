package dev.isobar.ingest.publish;

import dev.isobar.embedded.BrokerProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker of its own for one test class, which can be frozen: it is there but never answers. */
public final class PausableBroker implements QuarkusTestResourceLifecycleManager {
  static final String PID = "isobar.test.broker-pid";

  private BrokerProcess broker;

  @Override
  public Map<String, String> start() {
    try {
      Path dir = Files.createTempDirectory("pausable-broker");
      broker =
          BrokerProcess.launch(
                  dir,
                  0,
                  System.getProperty("java.class.path"),
                  List.of("-Xmx256m", "-XX:+UseSerialGC"))
              .awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "kafka.bootstrap.servers",
        broker.bootstrapServers(),
        PID,
        String.valueOf(broker.process().pid()));
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.process().destroyForcibly();
    }
  }

  /** Freezes the broker; closing goes on. */
  static AutoCloseable freeze(long pid) throws Exception {
    signal("-STOP", pid);
    return () -> signal("-CONT", pid);
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, String.valueOf(pid)).inheritIO().start().waitFor();
  }
}
