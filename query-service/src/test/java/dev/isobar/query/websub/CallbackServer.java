package dev.isobar.query.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A subscriber on 127.0.0.1 that confirms what it is asked and keeps what it gets. */
final class CallbackServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Map<String, List<String>>> verifications = new CopyOnWriteArrayList<>();
  private final List<Push> pushes = new CopyOnWriteArrayList<>();

  /** Answers the challenge; a subscriber that did not ask answers something else. */
  volatile boolean confirms = true;

  /** The status of the answer to a document. */
  volatile int status = 204;

  record Push(String path, String signature, String type, String link, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }
  }

  CallbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String callback(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Returns the parameters of the requests that ask for a mode. */
  List<Map<String, List<String>>> asked(String mode) {
    return verifications.stream().filter(one -> one.get("hub.mode").contains(mode)).toList();
  }

  List<Push> pushes(String path) {
    return pushes.stream().filter(push -> push.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().equals("/moved")) {
      exchange.getResponseHeaders().add("Location", callback("/"));
      exchange.sendResponseHeaders(302, -1);
    } else if (exchange.getRequestMethod().equals("GET")) {
      Map<String, List<String>> asked =
          new QueryStringDecoder(exchange.getRequestURI()).parameters();
      verifications.add(asked);
      String challenge =
          confirms && asked.containsKey("hub.challenge") ? asked.get("hub.challenge").get(0) : "no";
      exchange.sendResponseHeaders(200, challenge.length());
      exchange.getResponseBody().write(challenge.getBytes(UTF_8));
    } else {
      var headers = exchange.getRequestHeaders();
      pushes.add(
          new Push(
              exchange.getRequestURI().getPath(),
              headers.getFirst("X-Hub-Signature"),
              headers.getFirst("Content-Type"),
              headers.getFirst("Link"),
              body));
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
