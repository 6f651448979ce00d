package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs isobar.jar with a service that cannot start. */
class UpGivesUpIT {
  @TempDir Path dir;

  @Test
  void stopsEverythingAfterFiveDeathsWithinAMinute() throws Exception {
    try (RunningUp up =
        RunningUp.start(dir.resolve("data"), dir.resolve("up.log"), "--heap-query=1k")) {
      up.awaitPrinted("query-service ended with exit code 1; restarting it in 0.5 s");
      List<ProcessHandle> children = up.process().descendants().toList();
      assertThat(up.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(up.process().exitValue()).isEqualTo(1);
      assertThat(up.printed())
          .contains("restarting it in 1.0 s", "restarting it in 2.0 s", "restarting it in 4.0 s")
          .contains(
              "isobar: query-service ended with exit code 1, for the 5th time within a minute;"
                  + " stopping everything")
          .contains("logs/query-service.log, which ends with", "Too small maximum heap");
      RunningUp.awaitEnd(children);
    }
  }

  @Test
  void stopsAtOnceIfTheBrokerCannotStart() throws Exception {
    try (RunningUp up =
        RunningUp.start(dir.resolve("data"), dir.resolve("up.log"), "--heap-kafka=1k")) {
      assertThat(up.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(up.process().exitValue()).isEqualTo(1);
      assertThat(up.printed()).containsPattern("isobar: .*[Kk]afka.* ended .*broker.log");
    }
  }
}
