package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyRuleTest {
  private static final Optional<String> KEY = Optional.of("s3cret");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1"})
  void allowsChangesOnLoopbackUnlessAKeyIsSet(String host) {
    assertThat(new ApiKeyRule(host, Optional.empty()).check(null)).isEmpty();
    assertThat(new ApiKeyRule(host, Optional.of(" ")).check(null)).isEmpty();
    assertThat(status(new ApiKeyRule(host, KEY), null)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no.such.host.invalid"})
  void refusesChangesOnOtherAddressesWithoutAKey(String host) {
    ApiKeyRule rule = new ApiKeyRule(host, Optional.empty());
    assertThat(status(rule, "Bearer s3cret")).isEqualTo(403);
    assertThat(rule.check(null).orElseThrow().detail()).contains("isobar.api.key");
  }

  @Test
  void allowsChangesOnlyWithTheKey() {
    ApiKeyRule rule = new ApiKeyRule("0.0.0.0", KEY);
    assertThat(rule.check("Bearer s3cret")).isEmpty();
    assertThat(rule.check("bearer s3cret")).isEmpty();
    for (String wrong : new String[] {null, "", "Bearer", "Bearer ", "Bearer s3cre", "s3cret"}) {
      assertThat(status(rule, wrong)).as(String.valueOf(wrong)).isEqualTo(401);
    }
    assertThat(rule.check("Bearer other").orElseThrow().toString()).doesNotContain("s3cret");
  }

  private static int status(ApiKeyRule rule, String authorization) {
    return rule.check(authorization).orElseThrow().status();
  }
}
