package dev.isobar.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessExitTest {
  @Test
  void saysWhatHelpsWhereThatIsKnown() {
    assertThat(new ProcessExit("enrich-service", 3, List.of()).sentence())
        .isEqualTo(
            "enrich-service ended with exit code 3: it ran out of heap;"
                + " give it more with --heap-enrich");
    assertThat(new ProcessExit("query-service", 137, List.of()).sentence()).contains("was killed");
    assertThat(new ProcessExit("kafka", 1, List.of()).sentence())
        .isEqualTo("kafka ended with exit code 1");
    assertThat(new ProcessExit("postgres", ProcessExit.UNKNOWN, List.of()).sentence())
        .isEqualTo("postgres ended");
  }
}
