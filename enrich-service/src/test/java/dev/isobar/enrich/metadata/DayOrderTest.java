package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayOrderTest {
  private static final LocalDate LATEST = LocalDate.of(2024, 12, 20);
  private static final ParsedDate DATE = ParsedDate.parse("05/09/2024").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "en-US, a.example, 2024-05-09",
    "en_us, a.example, 2024-05-09",
    "en-PH, a.example, 2024-05-09",
    "en-GB, a.example, 2024-09-05",
    "en-AU, a.gov, 2024-09-05",
    "en, a.gov, 2024-05-09",
    "en, news.us, 2024-05-09",
    "en, news.co.uk, 2024-09-05",
    "en, news.in, 2024-09-05",
    "'', news.de, 2024-09-05",
    "de, a.com, 2024-09-05",
    "fr-CA, a.com, 2024-09-05"
  })
  void decidesByLanguageAndCountry(String language, String host, LocalDate day) {
    ParsedDate decided = new DayOrder(language, host, LATEST).decided(DATE, List.of());
    assertThat(decided.day()).isEqualTo(day);
    assertThat(decided.isCertain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "en, a.com, 2024-05-09",
    "en, a.ai, 2024-05-09",
    "en, a.me, 2024-05-09",
    "en, a.ly, 2024-05-09",
    "en, a.to, 2024-05-09",
    "en, a.io, 2024-05-09",
    "en, a.tv, 2024-05-09",
    "en, a.co, 2024-05-09",
    "en-CA, a.com, 2024-05-09",
    "'', a.org, 2024-09-05",
    "'', '', 2024-09-05"
  })
  void staysUncertainWithoutACountry(String language, String host, LocalDate day) {
    ParsedDate decided = new DayOrder(language, host, LATEST).decided(DATE, List.of());
    assertThat(decided.day()).isEqualTo(day);
    assertThat(decided.isCertain()).isFalse();
  }

  @Test
  void decidesByTheTimeOfFetching() {
    ParsedDate date = ParsedDate.parse("10/12/2024").orElseThrow();
    LocalDate fetched = LocalDate.of(2024, 11, 20);
    assertThat(new DayOrder("en-GB", "", fetched).decided(date, List.of()).day())
        .isEqualTo("2024-10-12");
    ParsedDate other = ParsedDate.parse("12/10/2024").orElseThrow();
    assertThat(new DayOrder("en-US", "", fetched).decided(other, List.of()).day())
        .isEqualTo("2024-10-12");
  }

  @Test
  void decidesByOtherDatesOfThePage() {
    DayOrder order = new DayOrder("en-GB", "", LATEST);
    assertThat(order.decided(DATE, List.of(LocalDate.of(2024, 5, 10))).day())
        .isEqualTo("2024-05-09");
    assertThat(order.decided(DATE, List.of(LocalDate.of(2024, 5, 11))).day())
        .isEqualTo("2024-09-05");
    assertThat(
            new DayOrder("en-US", "", LATEST)
                .decided(DATE, List.of(LocalDate.of(2024, 9, 4)))
                .day())
        .isEqualTo("2024-09-05");
  }

  @Test
  void keepsCertainDates() {
    ParsedDate certain = ParsedDate.parse("2024-09-05").orElseThrow();
    assertThat(new DayOrder("en-US", "", LATEST).decided(certain, List.of())).isSameAs(certain);
  }
}
