package dev.isobar.local.newswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeathTest {
  @Test
  void saysWhatHelpsWhereThatIsKnown() {
    assertThat(new Death("enrich-service", 3, List.of()).sentence())
        .isEqualTo(
            "enrich-service ended with exit code 3: it ran out of heap;"
                + " give it more with --heap-enrich");
    assertThat(new Death("query-service", 137, List.of()).sentence()).contains("was killed");
    assertThat(new Death("kafka", 1, List.of()).sentence())
        .isEqualTo("kafka ended with exit code 1");
    assertThat(new Death("postgres", Death.UNKNOWN, List.of()).sentence())
        .isEqualTo("postgres ended");
  }
}
