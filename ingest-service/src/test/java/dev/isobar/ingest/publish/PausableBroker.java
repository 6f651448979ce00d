package dev.isobar.ingest.publish;

import dev.isobar.testing.RestartableBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/** A broker of its own for one test class, which can be frozen: it is there but never answers. */
public final class PausableBroker implements QuarkusTestResourceLifecycleManager {
  static final String PID = "isobar.test.broker-pid";

  private RestartableBroker broker;

  @Override
  public Map<String, String> start() {
    broker = new RestartableBroker().start();
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(), PID, String.valueOf(broker.pid()));
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
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
