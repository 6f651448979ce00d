package dev.isobar.ingest.feed.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.view.ViewConnection;
import dev.isobar.ingest.view.ViewLookupConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks query-service which articles are in the view. Thread-safe. */
@ApplicationScoped
class ViewClient {
  private final ViewLookupConfig config;
  private final ViewConnection view;

  ViewClient(ViewLookupConfig config) {
    this.config = config;
    this.view = new ViewConnection(config);
  }

  /**
   * Requests the revisions of up to 200 articles.
   *
   * @return by the ids asked for; fails with a sentence if query-service does not answer
   */
  CompletableFuture<Map<String, ViewRevision>> revisions(Collection<String> ids) {
    if (ids.isEmpty() && config.url().isPresent()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    String query = ids.stream().map(id -> "id=" + encoded(id)).collect(Collectors.joining("&"));
    return view.get("/revisions?" + query)
        .thenApply(
            answer -> {
              if (answer.statusCode() != 200) {
                throw new IllegalStateException(ViewConnection.problem(answer));
              }
              return read(answer.body());
            });
  }

  /** Returns the address of an article for readers. */
  String link(String id) {
    String address = config.publicUrl().or(config::url).orElseThrow();
    return ViewConnection.base(address) + "/articles/" + encoded(id);
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

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }
}
