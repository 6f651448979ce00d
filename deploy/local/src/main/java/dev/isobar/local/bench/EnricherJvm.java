package dev.isobar.local.bench;

import dev.isobar.embedded.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program alone in a JVM, so that its heap and its compiled code are nobody else's. */
public final class EnricherJvm {
  private EnricherJvm() {}

  /**
   * The last line that it printed, once it has ended.
   *
   * @param jars come before this program's own class path
   * @throws IOException with its last words if it failed
   */
  public static String run(List<Path> jars, String main, List<String> arguments)
      throws IOException, InterruptedException {
    String classPath =
        Stream.concat(
                jars.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = Stream.concat(Stream.of(main), arguments.stream()).toList();
    Process child =
        new ChildJvm(
                classPath,
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                command,
                Map.of(),
                ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      byte[] output = child.getInputStream().readAllBytes();
      String said = new String(output, StandardCharsets.UTF_8).strip();
      if (child.waitFor() != 0) {
        throw new IOException(
            main + " failed: " + said.substring(Math.max(0, said.length() - 1000)));
      }
      return said.substring(said.lastIndexOf('\n') + 1);
    } finally {
      child.destroyForcibly();
    }
  }
}
