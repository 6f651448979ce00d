package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mills &amp; tides | Mills & tides",
        "Mills &amp;amp; tides | Mills & tides",
        "who&#8217;s paying | who’s paying",
        "who&#x2019;s paying | who’s paying",
        "A <em class='x'>tidal</em> mill<br/> turns | A tidal mill turns",
        "&lt;b&gt;Mills&lt;/b&gt; | Mills",
        "AT&T and R&D | AT&T and R&D",
        "If a < b and b > c | If a < b and b > c",
        "Use <canvas> today | Use <canvas> today",
        "two   spaces | two spaces"
      })
  void undoesMarkup(String stated, String plain) {
    assertThat(PlainText.of(stated)).isEqualTo(plain);
    assertThat(PlainText.of(null)).isEmpty();
  }
}
