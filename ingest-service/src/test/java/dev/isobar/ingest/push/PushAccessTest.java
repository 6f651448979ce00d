package dev.isobar.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.http.CrossSiteRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.ApiAccess;
import dev.isobar.ingest.access.ApiSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushAccessTest {
  private static final Optional<String> KEY = Optional.of("k");

  @Test
  void allLocalCallersMayPush() {
    assertThat(access("127.0.0.1", Optional.empty(), false).check(null, "a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void publicAddressNeedsAKeyOrOpenPushes(String none) {
    Optional<String> key = Optional.of(none);
    ProblemDetail problem = access("0.0.0.0", key, false).check("Bearer k", "a").orElseThrow();
    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.detail()).contains("isobar.api.key", "127.0.0.1", "isobar.push.open=true");
    assertThat(access("0.0.0.0", key, true).check(null, "a")).isEmpty();
  }

  @Test
  void keyIsRequiredOnEveryAddress() {
    for (String host : new String[] {"127.0.0.1", "0.0.0.0"}) {
      PushAccess access = access(host, KEY, true);
      assertThat(access.check(null, "a").orElseThrow().status()).isEqualTo(401);
      assertThat(access.check("Bearer other", "a").orElseThrow().status()).isEqualTo(401);
      assertThat(access.check("Bearer k", "a")).isEmpty();
    }
  }

  private static PushAccess access(String host, Optional<String> key, boolean open) {
    return new PushAccess(
        new ApiAccess(host, ApiSettings.withKey(key)),
        open,
        new CrossSiteRule(false, false, List.of()));
  }
}
