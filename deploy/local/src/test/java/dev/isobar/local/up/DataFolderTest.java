package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path dir;

  @Test
  void deletesTheProcessListWhenItIsClosed() throws Exception {
    try (DataFolder folder = DataFolder.take(dir)) {
      folder.writeProcesses(Map.of("self", ProcessHandle.current()));
      assertThat(dir.resolve("processes"))
          .content()
          .matches(ProcessHandle.current().pid() + " \\S+ self\\R");
      assertThat(folder.isClosed()).isFalse();
    }
    assertThat(dir.resolve("processes")).doesNotExist();
  }

  @Test
  void waitsForProcessesOfAKilledRun() throws Exception {
    Process left = new ProcessBuilder("sleep", "0.5").start();
    DataFolder killed = DataFolder.take(dir);
    killed.writeProcesses(Map.of("left", left.toHandle()));
    Path processes = dir.resolve("processes");
    String lines = Files.readString(processes);
    killed.close();
    Files.writeString(processes, lines);
    DataFolder.take(dir).close();
    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void ignoresAProcessWithAReusedId() throws Exception {
    Files.writeString(
        dir.resolve("processes"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z self\n");
    DataFolder.take(dir).close();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void reportsTheRemedyIfItCannotWrite() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data");
  }
}
