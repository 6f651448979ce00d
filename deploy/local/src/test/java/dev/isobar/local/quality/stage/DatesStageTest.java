package dev.isobar.local.quality.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.contracts.DateMention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatesStageTest {
  private static final DateMention WEEK =
      new DateMention("that week", 0, 9, LocalDate.of(2024, 5, 6), LocalDate.of(2024, 5, 12));

  @Test
  void aRangeMayEndOnItsLastDayOrOnTheDayAfter() {
    assertThat(new DatesStage.Range("2024-05-06", "2024-05-12").isSameAs(WEEK)).isTrue();
    assertThat(new DatesStage.Range("2024-05-06", "2024-05-13").isSameAs(WEEK)).isTrue();
    assertThat(new DatesStage.Range("2024-05-06", "2024-05-14").isSameAs(WEEK)).isFalse();
    assertThat(new DatesStage.Range("2024-05-07", "2024-05-12").isSameAs(WEEK)).isFalse();
    assertThat(new DatesStage.Range("XXXX-05-06", "XXXX-05-12").isSameAs(WEEK)).isFalse();
  }

  @Test
  void aRangeOfPeriodsIncludesItsLastOne() {
    DateMention years =
        new DateMention("2014-18", 0, 7, LocalDate.of(2014, 1, 1), LocalDate.of(2018, 12, 31));
    DatesStage.Range set = new DatesStage.Range("2014-01-01", "2018-01-01", 12);
    assertThat(set.isSameAs(years)).isFalse();
    assertThat(set.withLastPeriod().isSameAs(years)).isTrue();
    assertThat(new DatesStage.Range("2014-01-01", "2018-01-01").withLastPeriod().isSameAs(years))
        .isFalse();
  }

  @Test
  void recognisesRangesOfPeriods() throws Exception {
    assertThat(lastPeriod("from 2014 to 2018", "(2014-01-01,2018-01-01,P4Y)")).isEqualTo(12);
    assertThat(lastPeriod("3月和5月之间", "(XXXX-03-01,XXXX-05-01,P2M)")).isEqualTo(1);
    assertThat(lastPeriod("from 2017-q1 to 2018-q1", "(2017-01-01,2018-01-01,P12M)")).isEqualTo(3);
    assertThat(lastPeriod("the last 2 years", "(2014-01-01,2016-01-01,P2Y)")).isZero();
    assertThat(lastPeriod("from 2007 to the end of 2008", "(2007-01-01,2009-01-01,P24M)")).isZero();
    assertThat(lastPeriod("from May 1 to May 4", "(2014-05-01,2014-05-04,P3D)")).isZero();
  }

  private static int lastPeriod(String text, String timex) throws Exception {
    JsonNode specification =
        new ObjectMapper()
            .readTree(
                """
                [{"Input": "x", "Context": {"ReferenceDateTime": "2024-05-01T00:00:00"}, "Results": [
                   {"Text": "%s", "TypeName": "datetimeV2.daterange", "Resolution": {"values": [
                     {"type": "daterange", "timex": "%s", "start": "2014-01-01", "end": "2018-01-01"}]}}]}]
                """
                    .formatted(text, timex));
    return DatesStage.cases(specification)
        .get(0)
        .expressions()
        .get(0)
        .iterator()
        .next()
        .lastPeriod();
  }

  @Test
  void takesOnlyCasesThatAreAllDays() throws Exception {
    JsonNode specification =
        new ObjectMapper()
            .readTree(
                """
                [{"Input": "on day one or two", "Context": {"ReferenceDateTime": "2024-05-01T00:00:00"},
                  "Results": [
                   {"TypeName": "datetimeV2.date", "Resolution": {"values": [
                     {"type": "date", "value": "2024-05-01"}, {"type": "date", "value": "2023-05-01"}]}},
                   {"TypeName": "datetimeV2.daterange", "Resolution": {"values": [
                     {"type": "daterange", "start": "2024-05-02", "end": "2024-05-03"}]}}]},
                 {"Input": "without a reference", "Results": [
                   {"TypeName": "datetimeV2.date", "Resolution": {"values": [
                     {"type": "date", "value": "2024-05-01"}]}}]},
                 {"Input": "at three", "Context": {"ReferenceDateTime": "2024-05-01T00:00:00"},
                  "Results": [{"TypeName": "datetimeV2.time", "Resolution": {"values": []}}]},
                 {"Input": "unresolved", "Context": {"ReferenceDateTime": "2024-05-01T00:00:00"},
                  "Results": [{"TypeName": "datetimeV2.date", "Resolution": {"values": []}}]},
                 {"Input": "nothing", "Context": {"ReferenceDateTime": "2024-05-01T00:00:00"},
                  "Results": []}]
                """);
    assertThat(DatesStage.cases(specification))
        .containsExactly(
            new DatesStage.Case(
                "on day one or two",
                Instant.parse("2024-05-01T00:00:00Z"),
                List.of(
                    Set.of(
                        new DatesStage.Range("2024-05-01", "2024-05-01"),
                        new DatesStage.Range("2023-05-01", "2023-05-01")),
                    Set.of(new DatesStage.Range("2024-05-02", "2024-05-03")))));
  }
}
