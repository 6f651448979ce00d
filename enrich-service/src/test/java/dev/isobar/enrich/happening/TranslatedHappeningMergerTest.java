package dev.isobar.enrich.happening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Translation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslatedHappeningMergerTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 12);
  private static final List<Translation> HALVES =
      List.of(new Translation(100, 200, new Span(0, 99), 0.8));

  @Test
  void mergesAMeetingThatBothHalvesDescribe() {
    List<Happening> merged =
        TranslatedHappeningMerger.merged(
            List.of(
                happening("meeting", DAY, null, "person/a", 10),
                happening("meeting", DAY, "place/beijing", "person/b", 110)),
            HALVES);
    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).place()).isEqualTo("place/beijing");
    assertThat(merged.get(0).participants()).containsExactly("person/a", "person/b");
    assertThat(merged.get(0).evidence().start()).isEqualTo(10);
  }

  @Test
  void keepsEventsWithOtherDatesPlacesAndKinds() {
    List<Happening> happenings =
        List.of(
            happening("meeting", DAY, "place/beijing", "person/a", 10),
            happening("meeting", DAY.plusDays(1), null, "person/a", 110),
            happening("meeting", DAY, "place/paris", "person/a", 120),
            happening("visit", DAY, null, "person/a", 130));
    assertThat(TranslatedHappeningMerger.merged(happenings, HALVES)).isEqualTo(happenings);
  }

  @Test
  void keepsTwoEventsInOneHalf() {
    List<Happening> happenings =
        List.of(
            happening("meeting", DAY, null, "person/a", 10),
            happening("meeting", DAY, null, "person/a", 50));
    assertThat(TranslatedHappeningMerger.merged(happenings, HALVES)).isEqualTo(happenings);
    assertThat(TranslatedHappeningMerger.merged(happenings, List.of())).isEqualTo(happenings);
  }

  private static Happening happening(String kind, LocalDate day, String place, String who, int at) {
    return new Happening(kind, day, day, place, List.of(who), List.of(), new Span(at, at + 20));
  }
}
