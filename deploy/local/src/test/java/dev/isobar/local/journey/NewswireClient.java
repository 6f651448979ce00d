package dev.isobar.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Uses the newswire through its HTTP interfaces, as feeds and dashboards do. */
final class NewswireClient {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI ingest;
  private final URI query;

  NewswireClient(URI ingest, URI query) {
    this.ingest = ingest;
    this.query = query;
  }

  /** Pushes a plain text; returns the article id. */
  String pushText(String feed, String guid, String text, Instant fetchedAt) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ingest.resolve("/articles"))
            .header("Content-Type", "text/plain; charset=utf-8")
            .header("Isobar-Feed", feed)
            .header("Isobar-Guid", guid)
            .header("Isobar-Fetched-At", fetchedAt.toString())
            .POST(BodyPublishers.ofString(text));
    HttpResponse<String> response = send(request);
    expect(202, response);
    return json(response.body()).get("id").asText();
  }

  /** Pushes one article as part of a trace ({@code traceparent}); returns its id. */
  String pushTraced(RawArticle article, String traceparent) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(ingest.resolve("/articles"))
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofByteArray(ContractJson.write(article))));
    expect(202, response);
    return json(response.body()).get("id").asText();
  }

  /**
   * Pushes a stream of articles; returns the ids of the accepted ones, in order.
   *
   * @throws UncheckedIOException if the stream breaks, so that some receipts are unknown
   */
  List<String> push(List<RawArticle> articles) {
    String body =
        articles.stream()
            .map(
                article ->
                    new String(
                        ContractJson.write(article), java.nio.charset.StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n", "", "\n"));
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(ingest.resolve("/articles"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body)));
    if (response.statusCode() >= 400) {
      throw new UncheckedIOException(new IOException(response.body()));
    }
    List<String> accepted = new ArrayList<>();
    response
        .body()
        .lines()
        .map(NewswireClient::json)
        .filter(receipt -> receipt.path("status").asInt() == 202)
        .forEach(receipt -> accepted.add(receipt.get("id").asText()));
    return accepted;
  }

  /** Adds a feed; returns its definition. */
  JsonNode addFeed(String definition) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(ingest.resolve("/feeds"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(definition)));
    expect(201, response);
    return json(response.body());
  }

  /** Calls a webhook; returns the receipts. */
  JsonNode callWebhook(String name, String call) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(ingest.resolve("/webhooks/" + name))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(call)));
    expect(202, response);
    return json(response.body());
  }

  /** Returns the JSON of a path of ingest-service. */
  JsonNode ingestJson(String path) {
    HttpResponse<String> response = send(HttpRequest.newBuilder(ingest.resolve(path)));
    expect(200, response);
    return json(response.body());
  }

  /** Removes a feed. */
  void removeFeed(String id) {
    expect(204, send(HttpRequest.newBuilder(ingest.resolve("/feeds/" + id)).DELETE()));
  }

  /** Removes an article permanently, once the view has it. */
  void remove(String id) {
    expect(204, send(HttpRequest.newBuilder(query.resolve("/articles/" + id)).DELETE()));
  }

  /** Returns the body of an answer of query-service. */
  String get(String path) {
    HttpResponse<String> response = send(HttpRequest.newBuilder(query.resolve(path)));
    expect(200, response);
    return response.body();
  }

  /** Returns the {@code Isobar-Cursor} of an answer of query-service. */
  String cursor() {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(query.resolve("/articles?limit=1")));
    expect(200, response);
    return response.headers().firstValue("Isobar-Cursor").orElseThrow();
  }

  JsonNode article(String id) {
    return json(get("/articles/" + id));
  }

  /** Returns the ids of all articles of a feed in the order of the view, read page by page. */
  List<String> ids(String feed) {
    List<String> ids = new ArrayList<>();
    String next = null;
    do {
      String after = next == null ? "" : "&after=" + next;
      JsonNode page = json(get("/articles?limit=500&source=" + feed + after));
      page.get("items").forEach(item -> ids.add(item.get("id").asText()));
      next = page.path("next").isTextual() ? page.get("next").asText() : null;
    } while (next != null);
    return ids;
  }

  static JsonNode json(String text) {
    try {
      return ContractJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(DEADLINE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(
          response.request().uri() + ": " + response.statusCode() + " " + response.body());
    }
  }
}
