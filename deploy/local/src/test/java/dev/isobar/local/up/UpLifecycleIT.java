package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops, kills and starts isobar.jar on one data folder; the tests look at what was recorded. */
class UpLifecycleIT {
  @TempDir static Path dir;
  private static List<ProcessHandle> childrenOfTheStopped;
  private static List<ProcessHandle> childrenOfTheKilled;
  private static JsonNode afterStop;
  private static JsonNode afterKill;

  @BeforeAll
  static void stopThenKill() throws Exception {
    try (RunningUp first = start("first.log", "--samples").awaitReady()) {
      childrenOfTheStopped = first.process().descendants().toList();
      first.process().destroy();
      assertThat(first.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    try (RunningUp second = start("second.log").awaitReady()) {
      afterStop = second.articles();
      childrenOfTheKilled = second.process().descendants().toList();
      second.process().destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }
    try (RunningUp third = start("third.log").awaitReady()) {
      afterKill = third.articles();
    }
  }

  @Test
  void stopLeavesNoProcess() throws Exception {
    assertThat(childrenOfTheStopped).hasSizeGreaterThanOrEqualTo(4);
    RunningUp.awaitEnd(childrenOfTheStopped);
  }

  @Test
  void keepsTheArticlesOverAStop() {
    assertThat(afterStop).hasSize(5);
  }

  @Test
  void killLeavesNoProcess() throws Exception {
    assertThat(childrenOfTheKilled).hasSizeGreaterThanOrEqualTo(4);
    RunningUp.awaitEnd(childrenOfTheKilled);
  }

  @Test
  void keepsTheArticlesOverAKill() {
    assertThat(afterKill).hasSize(5);
  }

  private static RunningUp start(String log, String... options) throws Exception {
    return RunningUp.start(dir.resolve("data"), dir.resolve(log), options);
  }
}
