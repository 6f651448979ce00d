package dev.isobar.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds and checks TCP ports of the loopback address. */
public final class Ports {
  /**
   * The range from which free ports are taken. It lies below the ports that Linux gives to outgoing
   * connections (32768 and above by default), so that none takes a port before its server starts.
   */
  private static final int FIRST = 15_000;

  private static final int COUNT = 17_000;

  /** Starts anywhere, because other JVMs look for ports too. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /**
   * Returns a port that is free now; this JVM does not get it again soon.
   *
   * @throws IllegalStateException if no port from 15000 to 31999 is free
   */
  public static int free() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No TCP port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
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
