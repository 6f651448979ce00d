package dev.isobar.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "up --help", "up --samples -h", "-V", "bench --help"})
  void explainsWithoutFillingAFolder(String line) {
    assertThat(arguments(line).runsCommand()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "up --samples", "bench --json", "nonsense"})
  void distinguishesCommandsFromHelp(String line) {
    assertThat(arguments(line).runsCommand()).isTrue();
  }

  @Test
  void findsTheDataFolderLikeTheCommand() {
    assertThat(arguments("up --samples").dataFolder())
        .isEqualTo(Path.of("isobar-data").toAbsolutePath());
    assertThat(arguments("up --data /some/where --samples").dataFolder())
        .isEqualTo(Path.of("/some/where"));
    assertThat(arguments("up --data=/some/where").dataFolder()).isEqualTo(Path.of("/some/where"));
    assertThat(arguments("up --data").dataFolder())
        .isEqualTo(Path.of("isobar-data").toAbsolutePath());
  }

  @Test
  void writesNothingBesideTheDataSets() {
    assertThat(arguments("quality --data /some/sets").dataFolder())
        .isEqualTo(Path.of("isobar-data").toAbsolutePath());
  }

  private static Arguments arguments(String line) {
    return new Arguments(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }
}
