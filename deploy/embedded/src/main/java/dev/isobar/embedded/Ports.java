package dev.isobar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and checks TCP ports of the loopback address. */
public final class Ports {
  private Ports() {}

  /** Returns a port that is free now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a server could listen on the port now, on any address of this machine. */
  public static boolean isFree(int port) {
    return canBind(new InetSocketAddress(port))
        && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Returns the port if it is free.
   *
   * @throws IllegalStateException if it is taken; the message names the port and its purpose
   */
  public static int requireFree(int port, String wantedBy) {
    if (!isFree(port)) {
      throw new IllegalStateException("Port " + port + " for " + wantedBy + " is taken");
    }
    return port;
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      // Servers do the same, so a closing connection of the last run does not matter.
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
