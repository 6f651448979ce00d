package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.embedded.Ports;
import dev.isobar.local.up.PortPlan.PortRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTest {
  @Test
  void returnsRequestedPortsAndFreePortsForZero() {
    int asked = Ports.free();
    Map<String, Integer> taken =
        PortPlan.of(
                List.of(
                    new PortRequest("a", "--a-port", asked),
                    new PortRequest("b", "--b-port", 0),
                    new PortRequest("c", "--c-port", 0)))
            .take();
    assertThat(taken).containsEntry("a", asked);
    assertThat(taken.values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
  }

  @Test
  void namesEachPortThatIsTakenAndItsOption() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      PortPlan plan =
          PortPlan.of(
              List.of(
                  new PortRequest("ingest-service", "--ingest-port", port),
                  new PortRequest("PostgreSQL", "--postgres-port", 70_000)));
      assertThatThrownBy(plan::take)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("Port " + port + " for ingest-service is taken")
          .hasMessageContaining("--ingest-port")
          .hasMessageContaining("Port 70000 for PostgreSQL is not a port")
          .hasMessageContaining("--postgres-port");
    }
  }

  @Test
  void refusesOnePortForTwo() {
    int port = Ports.free();
    PortPlan plan =
        PortPlan.of(
            List.of(
                new PortRequest("a", "--a-port", port), new PortRequest("b", "--b-port", port)));
    assertThatThrownBy(plan::take).hasMessageContaining("for b is requested twice");
  }
}
