package dev.isobar.testing;

import dev.isobar.embedded.BrokerProcess;
import dev.isobar.embedded.Ports;
import java.nio.file.Path;
import java.util.List;

/**
 * An embedded broker that a test kills and starts again, with the same port and data. It has a JVM
 * of its own: it shares neither class loaders nor log levels with the tests.
 */
public final class RestartableBroker implements Broker {
  /** Enough for the tests; the broker's own default is 1 GiB. */
  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Path dir = TestFolder.make("broker");
  private final int port = Ports.free();
  private BrokerProcess process;

  /** Starts it, the first time or again, and waits until it takes connections. */
  public RestartableBroker start() {
    process =
        BrokerProcess.launch(dir, port, System.getProperty("java.class.path"), SMALL).awaitReady();
    return this;
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() throws InterruptedException {
    process.process().destroyForcibly().waitFor();
  }

  public long pid() {
    return process.process().pid();
  }

  /** Returns the address, which is known before the start. */
  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    TestFolder.delete(dir);
  }
}
