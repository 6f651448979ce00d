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

  /**
   * Returns the options that make a JVM use this file. A name that it does not find is looked up
   * again after a second, any other each time.
   */
  public List<String> jvmOptions() {
    return List.of(
        "-Djdk.net.hosts.file=" + file,
        "-Dsun.net.inetaddr.ttl=0",
        "-Dsun.net.inetaddr.negative.ttl=1");
  }

  /** Makes a name resolve to 127.0.0.1 from now on. */
  public void add(String name) {
    write("127.0.0.1 " + name, StandardOpenOption.APPEND);
  }

  /** Makes all names but {@code localhost} unknown from now on. */
  public void clear() {
    write("127.0.0.1 localhost", StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void write(String line, StandardOpenOption mode) {
    try {
      Files.writeString(
          file, line + System.lineSeparator(), UTF_8, StandardOpenOption.CREATE, mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    TestFolder.delete(folder);
  }
}
