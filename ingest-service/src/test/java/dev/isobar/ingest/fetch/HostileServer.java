package dev.isobar.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Answers on loopback with whatever bytes a test says, well-formed or not. A connection is kept
 * open after an answer until the client or {@link #close()} ends it.
 */
final class HostileServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** The heads of all requests, byte for byte as ISO 8859-1. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  HostileServer() throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  HostileServer(ServerSocket listener) {
    this.listener = listener;
    daemon(this::accept);
  }

  /** Writes an answer; an exception, for example of a closed connection, ends the connection. */
  interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  int port() {
    return listener.getLocalPort();
  }

  String url(String target) {
    return "http://127.0.0.1:" + port() + target;
  }

  /** Sets the answer to a path; a query is ignored. */
  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Sets a complete answer: head lines without Content-Length, and a body. */
  void on(String path, String head, byte[] body) {
    on(path, out -> out.write(message(head, body)));
  }

  void on(String path, String head, String body) {
    on(path, head, body.getBytes(StandardCharsets.UTF_8));
  }

  void redirect(String path, String location) {
    on(path, "HTTP/1.1 302 Found\r\nLocation: " + location, "");
  }

  static byte[] message(String head, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(latin1(head + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Waits until the server is closed: the answer does not continue. */
  void hang() throws InterruptedException {
    closed.await();
  }

  /** Waits between two bytes of a slow answer. */
  void pause() throws InterruptedException, IOException {
    if (closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      throw new IOException("closed");
    }
  }

  int openConnections() {
    return connections.size();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        // Closed by the test, or a failed TLS handshake.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        requests.add(head);
        String path = head.split(" ", 3)[1].replaceFirst("\\?.*", "");
        Answer answer = answers.get(path);
        if (answer == null) {
          answer = out -> out.write(message("HTTP/1.1 404 Not Found", new byte[0]));
        }
        answer.write(socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException | InterruptedException e) {
      // The client or the answer has ended the connection.
    } finally {
      connections.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
