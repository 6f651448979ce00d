package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of kube-score, without critical findings. Neither Debian nor Maven Central has the
 * program, so CI skips this: {@code go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0}.
 */
@EnabledOnOs(architectures = "amd64")
class KubeScoreTest {
  /** What is not followed, for all pods. */
  private static final List<String> EXCEPTIONS =
      List.of(
          // A limit would slow a pod down while processors are free. Requests keep the shares.
          "--ignore-container-cpu-limit",
          // Images have a version or a digest, and a node may start a pod while the registry is
          // away.
          "--ignore-test=container-image-pull-policy");

  /** What is not followed by the single broker and database of a trial. */
  private static final List<String> TRIAL =
      List.of(
          // The users of the images of Kafka (1000) and PostgreSQL (999): their files belong to
          // them.
          "--ignore-test=container-security-context-user-group-id",
          // A budget for a single pod would keep its node from being drained.
          "--ignore-test=statefulset-has-poddisruptionbudget",
          // With one pod, its Service is as good as a name of the pod.
          "--ignore-test=statefulset-has-servicename");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void findsNothingCritical(Path values) throws Exception {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "kube-score is not on the PATH");
    String objects = Chart.render(values);
    Path file = Files.writeString(folder.resolve("objects.yaml"), objects);
    List<String> command = new ArrayList<>(List.of(program.get().toString(), "score"));
    command.addAll(List.of("--kubernetes-version", "v1.29", "--output-format", "ci"));
    command.addAll(EXCEPTIONS);
    if (objects.contains("kind: StatefulSet")) {
      command.addAll(TRIAL);
    }
    if (!objects.contains("kind: NetworkPolicy")) {
      // network.enabled=false leaves them to somebody else.
      command.add("--ignore-test=pod-networkpolicy");
    }
    command.add(file.toString());
    Path output = folder.resolve("output");
    Process score = new ProcessBuilder(command).redirectOutput(output.toFile()).start();
    assertThat(score.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> findings = Files.readAllLines(output);
    assertThat(findings).hasSizeGreaterThan(20).noneMatch(line -> line.startsWith("[CRITICAL]"));
  }

  private static Optional<Path> program() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "kube-score"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
