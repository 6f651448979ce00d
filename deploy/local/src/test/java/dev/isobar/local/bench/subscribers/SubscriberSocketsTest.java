package dev.isobar.local.bench.subscribers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubscriberSocketsTest {

  /** Nobody asks for it: who is cut off after the last push counts too. */
  @Test
  void noticesStalledClientsThatTheServiceCutsOff() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread service = new Thread(() -> cutOff(server, connections), "service");
      service.setDaemon(true);
      service.start();
      try (SubscriberSockets sockets =
          new SubscriberSockets(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
        sockets.connect("/live", true, false);
        Polling.until("cut off", () -> sockets.cutOff() > 0);
        Polling.until("connected again", () -> connections.get() > 1);
        sockets.check();
        assertThat(sockets.deliveries()).isZero();
      }
    }
  }

  private static void cutOff(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        connections.incrementAndGet();
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        // The client must have read that before the reset, which discards what is on its way.
        Thread.sleep(300);
        client.setSoLinger(true, 0);
      } catch (IOException e) {
        // The test ends.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
