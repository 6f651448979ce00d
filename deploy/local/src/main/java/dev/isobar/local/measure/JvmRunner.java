package dev.isobar.local.measure;

import dev.isobar.embedded.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a program in its own JVM, so that its heap and its compiled code are not shared.
 *
 * @param jars jars that precede this program's class path: those of enrich-service, or none
 * @param jvmOptions for example {@code -Xmx512m}
 */
public record JvmRunner(List<Path> jars, List<String> jvmOptions) {
  private static final int TAIL = 1000;

  public JvmRunner {
    jars = List.copyOf(jars);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** Runs the program to its end and returns the last line that it printed. */
  public String lastLine(String mainClass, List<String> arguments)
      throws IOException, InterruptedException {
    String printed = run(mainClass, arguments, OutputStream.nullOutputStream()).strip();
    return printed.substring(printed.lastIndexOf('\n') + 1);
  }

  /**
   * Runs the program to its end.
   *
   * @param copy receives the output while the program runs
   * @return the whole output
   * @throws IOException if the program fails; the message has the end of the output
   */
  public String run(String mainClass, List<String> arguments, OutputStream copy)
      throws IOException, InterruptedException {
    Process child =
        new ChildJvm(
                classPath(),
                jvmOptions,
                Stream.concat(Stream.of(mainClass), arguments.stream()).toList(),
                Map.of(),
                ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      String printed = copy(child.getInputStream(), copy);
      if (child.waitFor() != 0) {
        throw new IOException(
            "%s ended with exit code %d: %s"
                .formatted(
                    mainClass,
                    child.exitValue(),
                    printed.substring(Math.max(0, printed.length() - TAIL))));
      }
      return printed;
    } finally {
      child.destroyForcibly();
    }
  }

  private String classPath() {
    return Stream.concat(
            jars.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String copy(InputStream from, OutputStream copy) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      printed.write(buffer, 0, read);
      copy.write(buffer, 0, read);
      copy.flush();
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
