package dev.isobar.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Replaces the DNS of a service's JVM: it resolves only the names in this file. */
public final class HostsFile implements AutoCloseable {
  private final Path folder = TestFolder.make("hosts");
  private final Path file = folder.resolve("hosts");

  /** Creates a file with {@code localhost} only. */
  public HostsFile() {
    add("localhost");
  }

  /** Returns the options that make a JVM use this file and look unknown names up every second. */
  public List<String> jvmOptions() {
    return List.of("-Djdk.net.hosts.file=" + file, "-Dsun.net.inetaddr.negative.ttl=1");
  }

  /** Makes a name resolve to 127.0.0.1 from now on. */
  public void add(String name) {
    try {
      String line = "127.0.0.1 " + name + System.lineSeparator();
      Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    TestFolder.delete(folder);
  }
}
