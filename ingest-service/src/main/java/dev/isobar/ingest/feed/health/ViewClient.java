package dev.isobar.ingest.feed.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks query-service which articles are in the view. Thread-safe. */
@ApplicationScoped
class ViewClient {
  private final ViewLookupConfig config;
  private final HttpClient http;

  ViewClient(ViewLookupConfig config) {
    this.config = config;
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
  }

  /**
   * Requests the revisions of up to 200 articles.
   *
   * @return by the ids asked for; fails with a sentence if query-service does not answer
   */
  CompletableFuture<Map<String, ViewRevision>> revisions(Collection<String> ids) {
    if (config.url().isEmpty()) {
      return failed("isobar.feeds.view.url is not set, so query-service is not asked.");
    }
    if (ids.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    String query = ids.stream().map(id -> "id=" + encoded(id)).collect(Collectors.joining("&"));
    HttpRequest request;
    try {
      URI address = URI.create(base(config.url().get()) + "/revisions?" + query);
      request =
          HttpRequest.newBuilder(address)
              .header("Accept", "application/json")
              .timeout(config.timeout())
              .build();
    } catch (IllegalArgumentException e) {
      return failed("isobar.feeds.view.url is not an http or https address.");
    }
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new IllegalStateException(
                    "query-service does not answer within " + config.timeout() + ".", failure);
              }
              if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                    "query-service answers " + answer.statusCode() + ".");
              }
              return read(answer.body());
            });
  }

  /** Returns the address of an article for readers. */
  String link(String id) {
    String address = config.publicUrl().or(config::url).orElseThrow();
    return base(address) + "/articles/" + encoded(id);
  }

  private static CompletableFuture<Map<String, ViewRevision>> failed(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }

  private static Map<String, ViewRevision> read(byte[] body) {
    try {
      Map<String, ViewRevision> found = new HashMap<>();
      for (JsonNode item : ContractJson.mapper().readTree(body).path("items")) {
        found.put(
            item.path("asked").asText(),
            new ViewRevision(
                item.path("id").asText(), Instant.ofEpochMilli(item.path("revision").asLong())));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("query-service answers no JSON.", e);
    }
  }

  private static String base(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }
}
