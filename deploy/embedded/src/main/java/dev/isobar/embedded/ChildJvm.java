package dev.isobar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command of a JVM that ends with this one (see {@link ParentWatchdog}) and leaves Ctrl-C to
 * it.
 *
 * @param classPath of the child; must contain {@link ParentWatchdog}
 * @param options of the JVM, as {@code -Xmx256m}
 * @param mainClass what to run, with its arguments
 * @param environment added to this process's own
 * @param output where both its standard output and its standard error go
 */
public record ChildJvm(
    String classPath,
    List<String> options,
    List<String> mainClass,
    Map<String, String> environment,
    ProcessBuilder.Redirect output) {

  public ChildJvm {
    options = List.copyOf(options);
    mainClass = List.copyOf(mainClass);
    environment = Map.copyOf(environment);
  }

  /**
   * Starts it.
   *
   * @throws UncheckedIOException if the operating system refuses
   */
  public Process start() {
    // Ctrl-C reaches every process of the terminal; the children must wait for their turn. A JVM
    // leaves alone a signal that was ignored when it started.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, ParentWatchdog.class.getName()));
    command.addAll(mainClass);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return builder.redirectErrorStream(true).redirectOutput(output).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a process that was asked to end, and kills it at the deadline. */
  public static void awaitEnd(Process process, Duration deadline) {
    try {
      if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
