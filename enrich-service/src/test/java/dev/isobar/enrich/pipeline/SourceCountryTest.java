package dev.isobar.enrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From which country a source is. */
class SourceCountryTest {

  @ParameterizedTest
  @CsvSource({
    "https://www.gov.cn/zhengce/1.htm, CN",
    "HTTP://NEWS.EXAMPLE.COM.CN:8080, CN",
    "https://example.co.uk/a, GB",
    "https://example.de., DE",
    "https://example.no?id=1, NO",
    "https://m.example.hk/1, HK",
    "https://www.epa.gov/methane, US",
    "https://例子.中国/新闻, CN",
    "https://example.台灣/, TW",
    "https://www.minambiente.gov.co/a, CO",
    "https://www-example-fr.cdn.ampproject.org/c/s/www.example.fr/a, FR"
  })
  void theDomainOfACountrySaysIt(String url, String country) {
    assertThat(SourceCountry.ofAddress(url)).isEqualTo(country);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "https://example.com/cn",
        "https://example.io/a",
        "https://example.tv/a",
        "https://example.ai/a",
        "https://example.co/a",
        "https://example.me/a",
        "https://europa.eu/a",
        "https://example.su/a",
        "https://example.int/a",
        "https://cn/a",
        "https://192.0.2.12/a",
        "https://[2001:db8::cn]/a",
        "urn:isbn:cn",
        "mailto:desk@example.cn"
      })
  void otherAddressesDoNot(String url) {
    assertThat(SourceCountry.ofAddress(url)).isNull();
  }

  @Test
  void whatTheFeedStatesComesFirst() {
    assertThat(SourceCountry.of(article("https://example.co.uk/a", "CN"))).isEqualTo("CN");
    assertThat(SourceCountry.of(article("https://example.co.uk/a", null))).isEqualTo("GB");
    assertThat(SourceCountry.of(article(null, null))).isNull();
    assertThat(SourceCountry.of(article("https://example.co.uk/a", "China"))).isEqualTo("GB");
    assertThat(SourceCountry.of(article(null, "cn"))).isNull();
  }

  private static RawArticle article(String url, String country) {
    return new RawArticle(
        null,
        url,
        "feed",
        null,
        null,
        null,
        null,
        null,
        country,
        Instant.EPOCH,
        "text/plain",
        "Text.",
        null,
        null);
  }
}
