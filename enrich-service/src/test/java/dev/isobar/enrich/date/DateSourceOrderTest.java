package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSourceOrderTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 11, 20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Signed on 5/6/2023. | false | 2023-05-06",
        "Signed on 5/6/2023. | true | 2023-06-05",
        "Signed on 5/6/2023, after 06/25/2022. | true | 2023-05-06",
        "Signed on 5/6/2023, after 25/06/2022. | false | 2023-06-05",
        "Signed on 5/6/2023, after 25/06/2022 and 06/25/2022. | false | 2023-05-06",
        "Signed on 5/6/2023, after 25/06/2022 and 06/25/2022. | true | 2023-06-05",
        "Signed on 5/6/2023 and 14 May 2022 and May 15, 2022. | true | 2023-06-05",
        "Signed on 5.6.2023. | false | 2023-06-05",
        "Signed on 13/6/2023. | false | 2023-06-13",
        "Signed on 6/13/2023. | true | 2023-06-13"
      })
  void theTextDecidesBeforeTheSource(String text, boolean dayFirst, LocalDate day) {
    assertThat(new DateFinder().find(text, TODAY, dayFirst).get(0).from()).isEqualTo(day);
  }
}
