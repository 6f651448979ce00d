package dev.isobar.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessExitTest {
  @Test
  void namesTheRemedyIfItIsKnown() {
    assertThat(exit("enrich-service", 3).sentence())
        .isEqualTo(
            "enrich-service ended with exit code 3"
                + " (out of heap; set a larger one with --heap-enrich)");
    assertThat(exit("query-service", 137).sentence()).contains("137 (killed");
    assertThat(exit("kafka", 1).sentence()).isEqualTo("kafka ended with exit code 1");
    assertThat(exit("postgres", ProcessExit.UNKNOWN).sentence()).isEqualTo("postgres ended");
  }

  private static ProcessExit exit(String name, int code) {
    return new ProcessExit(name, code, Path.of(name + ".log"), List.of());
  }
}
