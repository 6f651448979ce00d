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
 * Starts a JVM that ends with this one (see {@link ParentWatchdog}) and ignores Ctrl-C.
 *
 * @param classPath the class path of the child; must contain {@link ParentWatchdog}
 * @param options options of the JVM, for example {@code -Xmx256m}
 * @param mainClass the main class with its arguments
 * @param environment variables that are added to those of this process
 * @param output the destination of standard output and standard error
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
   * Starts the JVM.
   *
   * @throws UncheckedIOException if the operating system refuses
   */
  public Process start() {
    // Ctrl-C reaches every process of the terminal, but the parent must stop the children in order.
    // A JVM keeps ignoring a signal that was ignored when it started.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Libraries such as lz4 load native code, which JDK 24 and later report otherwise.
    command.add("--enable-native-access=ALL-UNNAMED");
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
