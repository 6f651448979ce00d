package dev.isobar.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.http.ProblemDetail;
import io.vertx.core.net.SocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {
  private static final Map<String, String> KEYS = Map.of("reader-one", "r1", "curator-one", "c1");

  @Test
  void withoutKeysLoopbackIsOpenAndNothingElse() {
    ApiSettings none = new ApiSettings(Map.of());
    assertThat(new Callers(none, "127.0.0.1").checkCurator(null)).isEmpty();
    assertThat(status(new Callers(none, "0.0.0.0").checkCurator(null))).isEqualTo(403);
    Callers open = new Callers(none, "0.0.0.0");
    assertThat(open.checkReader(open.find(null))).isEmpty();
  }

  @Test
  void keysHaveRoles() {
    Callers callers =
        new Callers(new ApiSettings(Optional.of("old"), KEYS, true, Map.of()), "127.0.0.1");
    assertThat(status(callers.checkReader(callers.find(null)))).isEqualTo(401);
    assertThat(status(callers.checkReader(callers.find("Bearer wrong")))).isEqualTo(401);
    assertThat(callers.checkReader(callers.find("bearer r1"))).isEmpty();
    assertThat(callers.checkReader(callers.find("Bearer c1"))).isEmpty();
    assertThat(callers.checkReader(callers.find("Bearer old"))).isEmpty();
    assertThat(status(callers.checkCurator("Bearer r1"))).isEqualTo(403);
    assertThat(callers.checkCurator("Bearer c1")).isEmpty();
    assertThat(callers.checkCurator("Bearer old")).isEmpty();
  }

  @Test
  void aPasswordOfABrowserOnlyReads() {
    Callers callers =
        new Callers(new ApiSettings(Optional.of("old"), KEYS, true, Map.of()), "127.0.0.1");
    assertThat(callers.checkReader(callers.find(basic("any:old")))).isEmpty();
    assertThat(status(callers.checkCurator(basic("any:old")))).isEqualTo(403);
    assertThat(callers.find(basic("any:wrong"))).isEmpty();
    assertThat(callers.find("Basic §")).isEmpty();
  }

  @Test
  void refusesReadersWithoutAnyKeyToGive() {
    ApiSettings closed = new ApiSettings(Optional.empty(), Map.of(), true, Map.of());
    assertThatThrownBy(() -> new Callers(closed, "127.0.0.1"))
        .hasMessageContaining("isobar.api.readers-need-key");
  }

  @Test
  void addressesOfOneNetworkAreOneClient() {
    assertThat(client("2001:db8::1")).isEqualTo(client("2001:db8:0:0:ffff::2"));
    assertThat(client("2001:db8:0:1::1")).isNotEqualTo(client("2001:db8::1"));
    assertThat(client("192.0.2.1")).isNotEqualTo(client("192.0.2.2"));
  }

  private static String client(String address) {
    return ClientAddress.of(SocketAddress.inetSocketAddress(80, address));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static int status(Optional<ProblemDetail> problem) {
    return problem.orElseThrow().status();
  }
}
