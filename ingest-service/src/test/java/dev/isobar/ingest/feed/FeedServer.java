package dev.isobar.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves feeds and pages on loopback, with validators. */
public final class FeedServer implements AutoCloseable {
  private record Document(String contentType, String body) {}

  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile String key;

  public FeedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves a document from now on; returns its address. */
  public String serve(String path, String contentType, String body) {
    documents.put(path, new Document(contentType, body));
    return url(path);
  }

  /** Answers a path with an error from now on. */
  public void fail(String path, int status) {
    failures.put(path, status);
  }

  /** Serves a path again that failed. */
  public void repair(String path) {
    failures.remove(path);
  }

  /** Answers 401 from now on without this key. */
  public void requireKey(String newKey) {
    key = newKey;
  }

  /** Delays the answers of a path until the latch is open. */
  public void hold(String path, CountDownLatch until) {
    held.put(path, until);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Returns an RSS document with one item for each pair of guid and text. */
  public String rss(String... guidsAndTexts) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < guidsAndTexts.length; i += 2) {
      items.append(
          "<item><guid isPermaLink=\"false\">%s</guid><title>Title of %s</title><link>%s</link>"
              .formatted(guidsAndTexts[i], guidsAndTexts[i], url("/articles/" + guidsAndTexts[i])));
      items.append(
          "<description><![CDATA[<p>%s</p>]]></description></item>"
              .formatted((guidsAndTexts[i + 1] + " ").repeat(40)));
    }
    return "<rss version=\"2.0\"><channel><title>Test</title>%s</channel></rss>".formatted(items);
  }

  /** Returns the paths that were requested, with the status of the answer. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Document document = documents.get(path);
    int status = document == null ? 404 : 200;
    byte[] body = document == null ? new byte[0] : document.body().getBytes(UTF_8);
    if (document != null) {
      String etag = "\"" + Integer.toHexString(document.body().hashCode()) + "\"";
      exchange.getResponseHeaders().add("ETag", etag);
      exchange.getResponseHeaders().add("Content-Type", document.contentType());
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        status = 304;
      }
    }
    status = failures.getOrDefault(path, status);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (key != null && !("Bearer " + key).equals(authorization)) {
      status = 401;
    }
    requests.add(path + " " + status);
    await(held.get(path));
    if (status == 200) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } else {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (latch != null) {
        latch.await(20, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
