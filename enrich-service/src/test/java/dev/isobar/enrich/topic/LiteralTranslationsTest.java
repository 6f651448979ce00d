package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiteralTranslationsTest {
  private static final LiteralTranslations RULE =
      new LiteralTranslations(
          Map.of(
              "circular", List.of("circle", "loop"),
              "economy", List.of("economic"),
              "deforestation", List.of("forest cutting", "clearing")));

  @Test
  void replacesOneWordAtATime() {
    assertThat(RULE.of("circular economy"))
        .containsExactly("circle economy", "loop economy", "circular economic");
    assertThat(RULE.of("low-circular plan")).containsExactly("low circle plan", "low loop plan");
  }

  @Test
  void replacesALabelOfOneWordByAPhraseOnly() {
    assertThat(RULE.of("deforestation")).containsExactly("forest cutting");
    assertThat(RULE.of("economy")).isEmpty();
  }

  @Test
  void leavesOtherLabelsAlone() {
    assertThat(RULE.of("carbon market")).isEmpty();
    assertThat(RULE.of("循环经济")).isEmpty();
  }
}
