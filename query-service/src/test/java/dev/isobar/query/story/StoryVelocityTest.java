package dev.isobar.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.story.StoryVelocity.Report;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryVelocityTest {
  private static Report report(int minute, String source, int text) {
    return new Report(at(minute), source, text);
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minute * 60L);
  }

  @Test
  void aLateCopyMakesNoOldBurstNew() {
    Report a = report(0, "a", 0);
    Report b = report(10, "b", 1);
    Report c = report(20, "c", 2);
    List<Report> copied = List.of(a, b, c, report(90_000, "d", 2));
    assertThat(StoryVelocity.of(copied).brokeAfter(at(20))).isFalse();
    assertThat(StoryVelocity.of(copied).brokeAfter(at(19))).isTrue();
    List<Report> again =
        List.of(a, b, c, report(900, "d", 3), report(910, "e", 4), report(920, "f", 5));
    assertThat(StoryVelocity.of(again).broke()).isEqualTo(at(920));
  }

  @Test
  void threePublishersWithinAnHourAreBreakingNews() {
    List<Report> reports = List.of(report(0, "a", 0), report(59, "b", 1), report(60, "c", 2));
    assertThat(StoryVelocity.of(reports)).isEqualTo(new StoryVelocity(3, 3, true, at(60)));
    List<Report> slower = List.of(report(0, "a", 0), report(59, "b", 1), report(61, "c", 2));
    assertThat(StoryVelocity.of(slower).breaking()).isFalse();
  }

  @Test
  void copiesCountOnce() {
    List<Report> reports =
        List.of(report(0, "a", 0), report(1, "b", 0), report(2, "c", 0), report(120, "a", 3));
    assertThat(StoryVelocity.of(reports)).isEqualTo(new StoryVelocity(1.5, 1, false, null));
  }
}
