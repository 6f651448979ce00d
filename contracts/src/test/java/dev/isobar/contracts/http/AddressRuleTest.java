package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule itself; AddressGuardTest of ingest-service has the ways to write an address. */
class AddressRuleTest {
  private final AddressRule rule = new AddressRule(List.of("127.0.0.1:8000", "Reader"), false);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 80, is not a public address",
    "127.0.0.1, 8001, is not a public address",
    "[::1], 80, is not a public address",
    "[::ffff:8.8.8.8], 80, is not a public address",
    "2130706433, 80, is a disguised IP address",
    "localhost, 80, is a local name",
    "kubernetes, 443, is a local name",
    "example.org, 6379, 'has port 6379, which is not used for HTTP'"
  })
  void saysWhyAHostIsRefused(String host, int port, String reason) {
    assertThat(rule.refusal(host, port)).contains(host + " " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, 80",
    "8.8.8.8, 8080",
    "127.0.0.1, 8000",
    "reader, 1",
    "[2606:4700::1111], 443"
  })
  void publicHostsAndExceptionsAreAllowed(String host, int port) {
    assertThat(rule.refusal(host, port)).isEmpty();
  }

  @Test
  void addressesAreJudgedWithoutTheirNames() throws Exception {
    assertThat(rule.allows(InetAddress.getByName("10.1.2.3"))).isFalse();
    assertThat(rule.allows(InetAddress.getByName("8.8.8.8"))).isTrue();
  }
}
