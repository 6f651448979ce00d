package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
    assertThat(rule(false, false).check(method, of(headers)::get)).isEmpty();
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
    assertThat(rule(false, false).check(method, of(headers)::get))
        .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(403));
  }

  @ParameterizedTest
  @CsvSource({
    "true, Sec-Fetch-Site=cross-site;Origin=https://desk.example, true",
    "false, Sec-Fetch-Site=cross-site;Origin=https://desk.example, false",
    "true, Sec-Fetch-Site=cross-site, false"
  })
  void originsAreLeftToCorsIfThatIsOn(boolean cors, String headers, boolean allowed) {
    assertThat(rule(false, cors).check("POST", of(headers)::get).isEmpty()).isEqualTo(allowed);
  }

  /** A page of evil.example, whose name leads to 127.0.0.1 meanwhile. */
  @ParameterizedTest
  @CsvSource({
    "POST, Origin=http://evil.example:8080;Host=evil.example:8080",
    "PUT, Origin=http://evil:8080;Host=evil:8080",
    "POST, Origin=http://127.evil.example;Host=127.evil.example",
    "POST, Origin=http://localhost.evil.example;Host=localhost.evil.example",
    "DELETE, Origin=http://127.0.0.1.evil.example;Host=127.0.0.1.evil.example",
    "POST, Origin=http://evil.example;Host=localhost:8080;Sec-Fetch-Site=same-origin",
    "POST, Origin=http://localhost:8080;Host=evil.example;Sec-Fetch-Site=same-origin",
    "POST, Origin=http://192.168.0.7:8080;Host=192.168.0.7:8080",
    "POST, Origin=null;Host=localhost:8080;Sec-Fetch-Site=none"
  })
  void onLoopbackNoNameOfTheWebMayChangeAnything(String method, String headers) {
    for (boolean cors : new boolean[] {false, true}) {
      boolean otherSite = headers.contains("Sec-Fetch-Site");
      if (!(cors && otherSite)) {
        assertThat(rule(true, cors).check(method, of(headers)::get))
            .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(403));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, ''",
    "POST, Host=anything.example",
    "GET, Origin=http://evil.example:8080;Host=evil.example:8080",
    "POST, Origin=http://evil.example;Host=evil.example;Authorization=Bearer k",
    "POST, Origin=http://localhost:8080;Host=localhost:8080",
    "POST, Origin=http://LOCALHOST:8080;Host=localhost:8080",
    "PUT, Origin=http://isobar.localhost:8080;Host=isobar.localhost:8080",
    "POST, Origin=http://127.0.0.1:8080;Host=127.0.0.1:8080",
    "POST, Origin=http://127.1.2.3;Host=127.1.2.3",
    "DELETE, Origin=http://[::1]:8080;Host=[::1]:8080",
    "POST, Origin=http://localhost:8080;Sec-Fetch-Site=same-origin",
    "POST, Authorization=Basic eDp5;Origin=http://localhost:8080;Host=localhost:8080"
  })
  void onLoopbackThisMachineMay(String method, String headers) {
    assertThat(rule(true, false).check(method, of(headers)::get)).isEmpty();
    assertThat(rule(true, true).check(method, of(headers)::get)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin=https://desk.example;Host=localhost:8080;Sec-Fetch-Site=cross-site",
    "Origin=https://desk.example;Host=desk.example;Sec-Fetch-Site=same-origin",
    // As a pattern of the settings may allow.
    "Origin=https://a.desk.example;Host=localhost:8080;Sec-Fetch-Site=cross-site"
  })
  void onLoopbackConfiguredOriginsMay(String headers) {
    assertThat(rule(true, true).check("POST", of(headers)::get)).isEmpty();
    assertThat(rule(true, false).check("POST", of(headers)::get)).isPresent();
  }

  private static CrossSiteRule rule(boolean open, boolean cors) {
    return new CrossSiteRule(open, cors, List.of("https://desk.example"));
  }

  private static Map<String, String> of(String headers) {
    return Arrays.stream(headers.split(";"))
        .filter(header -> !header.isEmpty())
        .map(header -> header.split("=", 2))
        .collect(Collectors.toMap(header -> header[0], header -> header[1]));
  }
}
