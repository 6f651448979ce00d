package dev.isobar.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub on loopback. It reaches the service by its real address. */
public final class LocalHub implements AutoCloseable {
  /** The public address in the service's configuration. */
  public static final String PUBLIC_URL = "https://news.example.org";

  /** What the hub does with a request. */
  public enum Answer {
    VERIFY,
    DENY,
    FAIL,
    THROTTLE
  }

  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> verifications = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final URI service;
  private final HttpServer server;
  private volatile Answer answer = Answer.VERIFY;
  private volatile long lease = 864_000;

  public LocalHub(URI service) {
    this.service = service;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public String url(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/hub";
  }

  /** Does this with requests from now on. */
  public void answer(Answer changed) {
    answer = changed;
  }

  /** Grants leases of this length from now on. */
  public void lease(Duration granted) {
    lease = granted.toSeconds();
  }

  /** Returns the forms of the requests with this mode. */
  public List<Map<String, String>> requests(String mode) {
    return requests.stream().filter(form -> mode.equals(form.get("hub.mode"))).toList();
  }

  /** Returns how the service answered verifications. */
  public List<Integer> verifications() {
    return List.copyOf(verifications);
  }

  /** Pushes content for the first subscription, signed with a secret; returns the status. */
  public int push(String contentType, String body, String secret)
      throws IOException, InterruptedException, GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    return send(HttpRequest.newBuilder(callback(requests.get(0)))
            .header("Content-Type", contentType)
            .header("X-Hub-Signature", "sha256=" + signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  private URI callback(Map<String, String> form) {
    String callback = form.get("hub.callback");
    if (!callback.startsWith(PUBLIC_URL + "/websub/")) {
      throw new AssertionError("unexpected callback " + callback);
    }
    return service.resolve(callback.substring(PUBLIC_URL.length()));
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&")) {
      String[] pair = field.split("=", 2);
      form.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
    }
    Answer now = answer;
    requests.add(form);
    exchange.sendResponseHeaders(now == Answer.FAIL ? 500 : now == Answer.THROTTLE ? 429 : 202, -1);
    exchange.close();
    if (now == Answer.VERIFY) {
      threads.execute(() -> verify(form, form.get("hub.mode")));
    } else if (now == Answer.DENY) {
      threads.execute(() -> verify(form, "denied"));
    }
  }

  private void verify(Map<String, String> form, String mode) {
    String query =
        "?hub.mode=%s&hub.topic=%s&hub.challenge=c%%20%%26&hub.lease_seconds=%d&hub.reason=full"
            .formatted(mode, URLEncoder.encode(form.get("hub.topic"), UTF_8), lease);
    try {
      HttpResponse<String> response =
          send(HttpRequest.newBuilder(URI.create(callback(form) + query)));
      boolean confirmed = mode.equals("denied") || response.body().equals("c &");
      verifications.add(confirmed ? response.statusCode() : -response.statusCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
