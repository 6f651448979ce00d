package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteRuleTest {
  @ParameterizedTest
  @CsvSource({
    "POST, ''",
    "POST, Origin=http://localhost:8080;Host=localhost:8080",
    "POST, Origin=http://LOCALHOST:8080;Host=localhost:8080",
    "DELETE, Sec-Fetch-Site=same-origin;Origin=https://news.example;Host=upstream:8080",
    "PUT, Sec-Fetch-Site=none",
    "POST, Sec-Fetch-Site=cross-site;Authorization=Bearer k",
    "GET, Sec-Fetch-Site=cross-site;Origin=https://evil.example",
    "HEAD, Sec-Fetch-Site=cross-site",
    "OPTIONS, Origin=https://evil.example"
  })
  void allowsWhatNoOtherSiteSends(String method, String headers) {
    assertThat(new CrossSiteRule(false).check(method, of(headers)::get)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, Sec-Fetch-Site=cross-site",
    "POST, Sec-Fetch-Site=cross-site;Authorization=Basic eDp5",
    "POST, Sec-Fetch-Site=same-site;Origin=http://localhost:3000;Host=localhost:8080",
    "POST, Origin=https://evil.example;Host=localhost:8080",
    "POST, Origin=http://localhost:3000;Host=localhost:8080",
    "PUT, Origin=null;Host=localhost:8080",
    "DELETE, Origin=not an address;Host=localhost:8080"
  })
  void refusesWhatAPageOfAnotherSiteSends(String method, String headers) {
    assertThat(new CrossSiteRule(false).check(method, of(headers)::get))
        .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(403));
  }

  @ParameterizedTest
  @CsvSource({
    "true, Sec-Fetch-Site=cross-site;Origin=https://desk.example, true",
    "false, Sec-Fetch-Site=cross-site;Origin=https://desk.example, false",
    "true, Sec-Fetch-Site=cross-site, false"
  })
  void originsAreLeftToCorsIfThatIsOn(boolean cors, String headers, boolean allowed) {
    assertThat(new CrossSiteRule(cors).check("POST", of(headers)::get).isEmpty())
        .isEqualTo(allowed);
  }

  private static Map<String, String> of(String headers) {
    return Arrays.stream(headers.split(";"))
        .filter(header -> !header.isEmpty())
        .map(header -> header.split("=", 2))
        .collect(Collectors.toMap(header -> header[0], header -> header[1]));
  }
}
