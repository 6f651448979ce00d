package dev.isobar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void returnsNoPortTwiceAndNoneThatAnOutgoingConnectionCanTake() {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ports.add(Ports.free());
    }
    assertThat(ports).hasSize(50).allMatch(port -> port >= 15_000 && port < 32_000);
  }

  @Test
  void namesThePurposeOfATakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
      assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "the test"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Port " + taken.getLocalPort() + " for the test is taken");
    }
  }
}
