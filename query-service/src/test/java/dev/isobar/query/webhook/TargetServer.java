package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Targets of webhooks on 127.0.0.1, one for each path, that keep what they get. */
final class TargetServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();

  /** Holds a request; the status is that of its answer. */
  record Received(
      Instant at,
      String path,
      String id,
      String timestamp,
      String signature,
      String type,
      byte[] body,
      int status) {
    boolean isTaken() {
      return status >= 200 && status < 300;
    }

    String text() {
      return new String(body, UTF_8);
    }

    private Received answered(int with) {
      return new Received(at, path, id, timestamp, signature, type, body, with);
    }
  }

  /** Holds an answer. */
  record Answer(int status, String body, Map<String, String> headers, long delayMillis) {
    static Answer of(int status) {
      return new Answer(status, "", Map.of(), 0);
    }
  }

  TargetServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Sets the answers to requests of a path; without, they are 204. */
  void answer(String path, Function<Received, Answer> answer) {
    answers.put(path, answer);
  }

  void answer(String path, int status) {
    answer(path, request -> Answer.of(status));
  }

  /** Returns the requests of a path, in the order of their answers. */
  List<Received> received(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    Received request =
        new Received(
            Instant.now(),
            exchange.getRequestURI().getPath(),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            headers.getFirst("Content-Type"),
            exchange.getRequestBody().readAllBytes(),
            0);
    Answer answer = answers.getOrDefault(request.path(), any -> Answer.of(204)).apply(request);
    try {
      Thread.sleep(answer.delayMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    received.add(request.answered(answer.status()));
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
