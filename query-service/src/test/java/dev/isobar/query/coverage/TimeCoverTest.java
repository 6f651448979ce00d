package dev.isobar.query.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.coverage.TimeCover.Edge;
import dev.isobar.query.coverage.TimeCover.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A range is covered once, with few periods. */
class TimeCoverTest {
  @Test
  void daysAndMonthsLeadToWholeYears() {
    TimeCover cover =
        TimeCover.of(Instant.parse("2021-11-29T12:00:00Z"), Instant.parse("2025-02-02T00:00:01Z"));

    assertThat(cover.edges())
        .containsExactly(
            new Edge(Instant.parse("2021-11-29T12:00:00Z"), Instant.parse("2021-11-30T00:00:00Z")),
            new Edge(Instant.parse("2025-02-02T00:00:00Z"), Instant.parse("2025-02-02T00:00:01Z")));
    assertThat(cover.periods())
        .containsExactly(
            periods(ChronoUnit.DAYS, "2021-11-30", "2021-12-01"),
            periods(ChronoUnit.MONTHS, "2021-12-01", "2022-01-01"),
            periods(ChronoUnit.YEARS, "2022-01-01", "2025-01-01"),
            periods(ChronoUnit.MONTHS, "2025-01-01", "2025-02-01"),
            periods(ChronoUnit.DAYS, "2025-02-01", "2025-02-02"));
  }

  @Test
  void shortRangesAreEdges() {
    Instant from = Instant.parse("2024-02-29T01:00:00Z");
    assertThat(TimeCover.of(from, from.plusSeconds(60)))
        .isEqualTo(new TimeCover(List.of(), List.of(new Edge(from, from.plusSeconds(60)))));
  }

  @Test
  void everyMomentIsCoveredOnceIfItIsInTheRange() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      Instant from = random.nextInt(9) == 0 ? null : moment(random);
      Instant before = random.nextInt(9) == 0 ? null : moment(random);
      if (from != null && before != null && !from.isBefore(before)) {
        continue;
      }
      TimeCover cover = TimeCover.of(from, before);
      for (int j = 0; j < 20; j++) {
        Instant tried =
            j == 0 && from != null ? from : j == 1 && before != null ? before : moment(random);
        boolean inside =
            (from == null || !tried.isBefore(from)) && (before == null || tried.isBefore(before));
        assertThat(times(cover, tried)).as("%s in %s", tried, cover).isEqualTo(inside ? 1 : 0);
      }
      assertThat(cover.edges()).allMatch(edge -> length(edge).toHours() < 48);
    }
  }

  private static Duration length(Edge edge) {
    return Duration.between(edge.from(), edge.before());
  }

  private static long times(TimeCover cover, Instant moment) {
    LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
    return cover.edges().stream()
            .filter(edge -> !moment.isBefore(edge.from()) && moment.isBefore(edge.before()))
            .count()
        + cover.periods().stream()
            .filter(
                periods -> {
                  long first =
                      switch (periods.unit()) {
                        case DAYS -> day.toEpochDay();
                        case MONTHS -> day.withDayOfMonth(1).toEpochDay();
                        default -> day.withDayOfYear(1).toEpochDay();
                      };
                  return first >= periods.fromDay() && first < periods.beforeDay();
                })
            .count();
  }

  private static Instant moment(Random random) {
    Instant start = Instant.parse("2019-01-01T00:00:00Z");
    Instant moment = start.plusSeconds(random.nextInt(7 * 366 * 86_400));
    return random.nextBoolean() ? moment : moment.truncatedTo(ChronoUnit.DAYS);
  }

  private static Periods periods(ChronoUnit unit, String from, String before) {
    return new Periods(
        unit, LocalDate.parse(from).toEpochDay(), LocalDate.parse(before).toEpochDay());
  }
}
