package dev.isobar.query;

import dev.isobar.embedded.BrokerProcess;
import dev.isobar.testing.Broker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An embedded broker that a test kills and starts again, with the same port and data. */
public final class RestartableBroker implements Broker {
  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path dir;
  private final int port;
  private BrokerProcess process;

  public RestartableBroker() throws IOException {
    dir = Files.createTempDirectory("isobar-broker");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    start();
  }

  public void start() {
    process =
        BrokerProcess.launch(dir, port, System.getProperty("java.class.path"), SMALL).awaitReady();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.process().destroyForcibly().waitFor();
  }

  @Override
  public String bootstrapServers() {
    return process.bootstrapServers();
  }

  @Override
  public void close() {
    process.close();
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
