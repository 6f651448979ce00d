package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program of Prometheus that checks rules; Debian's package prometheus has it. */
final class Promtool {
  static final String MISSING = "promtool is missing: apt-get install prometheus";
  private static final Path PROGRAM = Path.of("/usr/bin/promtool");

  private Promtool() {}

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Runs it in a folder and fails with its output if it finds an error. */
  static void run(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process promtool =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(Files.readString(output)).isZero();
  }
}
