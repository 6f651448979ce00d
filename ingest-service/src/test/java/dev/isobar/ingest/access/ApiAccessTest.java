package dev.isobar.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.config.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiAccessTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String PUBLIC = "0.0.0.0";

  @Test
  void localCallersNeedNoKeyWithoutOne() {
    ApiAccess access = new ApiAccess(LOOPBACK, ApiSettings.none());
    Access decision = access.check(null, "a", Role.ADMIN);
    assertThat(decision.caller()).isEqualTo(Caller.LOCAL);
    assertThat(decision.isAllowed()).isTrue();
  }

  @Test
  void aPublicServiceWithoutKeysRefusesEverything() {
    ApiAccess access = new ApiAccess(PUBLIC, ApiSettings.none());
    Access decision = access.check("Bearer x", "a", Role.READER);
    assertThat(decision.problem().status()).isEqualTo(403);
    assertThat(decision.problem().detail()).contains("isobar.api.key");
  }

  @Test
  void theSingleKeyAllowsEverythingOnEveryAddress() {
    for (String host : new String[] {LOOPBACK, PUBLIC}) {
      ApiAccess access = new ApiAccess(host, ApiSettings.withKey(Optional.of("k")));
      assertThat(access.check("bearer  k ", "a", Role.ADMIN).isAllowed()).isTrue();
      for (String wrong : new String[] {null, "k", "Bearer", "Bearer ", "Basic k", "Bearer kk"}) {
        assertThat(access.check(wrong, "a", Role.READER).problem().status())
            .as(wrong)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void aNamedKeyHasItsRoleAndThoseBelow() {
    ApiAccess access =
        new ApiAccess(
            LOOPBACK,
            ApiSettings.none()
                .named("desk", "r", Role.READER)
                .named("feeder", "p", Role.READER, Role.PUSHER)
                .named("ops", "a", Role.ADMIN));
    assertThat(access.check("Bearer p", "a", Role.READER).caller().name()).isEqualTo("feeder");
    assertThat(access.check("Bearer p", "a", Role.PUSHER).isAllowed()).isTrue();
    assertThat(access.check("Bearer a", "a", Role.PUSHER).isAllowed()).isTrue();
    Access refused = access.check("Bearer r", "a", Role.ADMIN);
    assertThat(refused.problem().status()).isEqualTo(403);
    assertThat(refused.problem().detail()).contains("desk", "reader", "admin");
  }

  @Test
  void refusesBlankAndEqualKeys() {
    assertThatThrownBy(
            () -> new ApiAccess(LOOPBACK, ApiSettings.none().named("a", " ", Role.READER)))
        .hasMessageContaining("a is blank");
    assertThatThrownBy(
            () ->
                new ApiAccess(
                    LOOPBACK,
                    ApiSettings.none().named("a", "k", Role.READER).named("b", "k", Role.ADMIN)))
        .hasMessageContaining("b is the same");
  }

  @Test
  void limitsEachClientAlone() {
    ApiAccess access =
        new ApiAccess(
            LOOPBACK,
            ApiSettings.none().named("a", "ka", Role.READER).named("b", "kb", Role.READER).rate(1));
    for (int i = 0; i < 3; i++) {
      assertThat(access.check("Bearer ka", "x", Role.READER).isAllowed()).isTrue();
    }
    assertThat(access.check("Bearer ka", "y", Role.READER).problem().status()).isEqualTo(429);
    assertThat(access.check("Bearer kb", "x", Role.READER).isAllowed()).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(access.check("Bearer no", "x", Role.READER).problem().status()).isEqualTo(401);
    }
    assertThat(access.check("Bearer no", "x", Role.READER).problem().status()).isEqualTo(429);
  }
}
