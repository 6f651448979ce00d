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
