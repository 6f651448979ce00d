package dev.isobar.query;

import dev.isobar.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a service and its database, so that a test can take the database away. */
public final class Forwarder implements AutoCloseable {
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int target;
  private final int port = Ports.free();
  private volatile ServerSocket server;

  public Forwarder(int target) {
    this.target = target;
  }

  public int port() {
    return port;
  }

  /** From now on connections go through. */
  public void open() throws IOException {
    ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    server = opened;
    daemon(() -> accept(opened));
  }

  /** Cuts all connections and refuses new ones. */
  public void cut() throws IOException {
    if (server != null) {
      server.close();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        Socket client = opened.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(database);
        daemon(() -> copy(client, database));
        daemon(() -> copy(database, client));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Cut: both ends are closed.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "forwarder");
    thread.setDaemon(true);
    thread.start();
  }
}
