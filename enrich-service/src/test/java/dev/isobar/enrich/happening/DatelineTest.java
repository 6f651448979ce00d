package dev.isobar.enrich.happening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatelineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "中新社北京1月12日电 (记者 阮煜琳)记者12日获悉 | 中新社北京1月12日电 (记者 阮煜琳)",
        "新华社巴库11月12日电联合国气候变化大会 | 新华社巴库11月12日电",
        "Xinhua, Beijing, May 2 (Reporter Ruan Yulin) – Envoys met. | Xinhua, Beijing, May 2 (Reporter Ruan Yulin)",
        "王毅18日会见克里，新华社1月2日电说 | ''",
        "Wang Yi met John Kerry (the envoy). | ''",
      })
  void findsTheEndOfTheDateline(String text, String dateline) {
    assertThat(text.substring(0, Dateline.end(text, 0, text.length()))).isEqualTo(dateline);
  }
}
