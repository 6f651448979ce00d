package dev.isobar.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pushes as a client would. */
public final class Pushing {
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI service;

  public Pushing(URI service) {
    this.service = service;
  }

  /**
   * @param headers names and values in turn, after Content-Type
   */
  public HttpResponse<String> post(String path, String contentType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Waits for the service to say that it is ready. */
  public Pushing awaitReady() {
    Polling.until("readiness", () -> get("/q/health/ready").statusCode() == 200);
    return this;
  }

  /** How many articles were counted with this outcome. */
  public double counted(String outcome) throws IOException, InterruptedException {
    String line = "isobar_ingest_articles_total{outcome=\"" + outcome + "\"} ";
    return get("/q/metrics")
        .body()
        .lines()
        .filter(metric -> metric.startsWith(line))
        .mapToDouble(metric -> Double.parseDouble(metric.substring(line.length())))
        .sum();
  }

  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  public static List<JsonNode> lines(String ndjson) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ndjson.split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** A valid article whose guid is {@code guid}. */
  public static String article(String guid) {
    return article(guid, "text of " + guid);
  }

  public static String article(String guid, String content) {
    return JSON.createObjectNode()
        .put("feed", "test")
        .put("guid", guid)
        .put("fetchedAt", "2026-01-02T03:04:05Z")
        .put("contentType", "text/plain")
        .put("content", content)
        .toString();
  }
}
