package dev.isobar.query.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.config.DashboardConfig;
import dev.isobar.query.rest.BadParameterException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks ingest-service how it is. Answers are kept for a time, so that many open dashboards are one
 * client of ingest-service.
 */
@Singleton
class IngestClient {
  /** How many feeds a page has: the health of each is a request of its own. */
  static final int MAX_FEEDS = 50;

  static final int MAX_DEAD_LETTERS = 500;

  /** More pages than this are asked for anew. */
  private static final int MAX_PAGES = 400;

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DashboardConfig config;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Kept<IngestStatus> told = new Kept<>(KEPT);

  /** The pages of feeds after the first one, by what they come after. */
  private final Map<String, Kept<Optional<IngestStatus.FeedsPage>>> pages =
      new ConcurrentHashMap<>();

  IngestClient(DashboardConfig config) {
    this.config = config;
  }

  /** Returns how ingest-service is, with its first feeds, as of some 30 s ago. */
  IngestStatus status() {
    return told.get(() -> config.ingestUrl().map(this::ask).orElse(IngestStatus.UNCONFIGURED));
  }

  /**
   * Returns the same with the feeds of a later page.
   *
   * @param after {@code next} of the page before
   * @throws BadParameterException if ingest-service does not know it
   */
  IngestStatus statusAfter(String after) {
    IngestStatus status = status();
    if (!status.state().equals("reached")) {
      return status;
    }
    if (pages.size() > MAX_PAGES) {
      pages.clear();
    }
    return pages
        .computeIfAbsent(after, one -> new Kept<>(KEPT))
        .get(() -> askPage(config.ingestUrl().orElseThrow(), after))
        .map(status::with)
        .orElse(IngestStatus.UNREACHABLE);
  }

  private IngestStatus ask(URI base) {
    try {
      CompletableFuture<HttpResponse<String>> ready = send(base, "/q/health/ready");
      CompletableFuture<HttpResponse<String>> feeds = send(base, "/feeds?limit=" + MAX_FEEDS);
      Map<String, CompletableFuture<HttpResponse<String>>> letters = new TreeMap<>();
      for (String topic : List.of("raw", "enriched")) {
        letters.put(
            topic,
            send(
                base,
                "/dead-letters?replayed=false&limit=" + MAX_DEAD_LETTERS + "&topic=" + topic));
      }
      HttpResponse<String> list = feeds.join();
      if (list.statusCode() == 401 || list.statusCode() == 403) {
        return IngestStatus.REFUSED;
      }
      boolean isReady = ready.join().statusCode() == 200;
      IngestStatus.FeedsPage page = page(base, list);
      return new IngestStatus(
          "reached", isReady, page.feeds(), page.total(), page.next(), counts(letters));
    } catch (CompletionException | IOException e) {
      return IngestStatus.UNREACHABLE;
    }
  }

  private Optional<IngestStatus.FeedsPage> askPage(URI base, String after) {
    try {
      HttpResponse<String> list =
          send(base, "/feeds?limit=" + MAX_FEEDS + "&after=" + encoded(after)).join();
      if (list.statusCode() == 400) {
        throw new BadParameterException(
            "after", "after is not a page of the feeds: send \"next\" of the previous page");
      }
      return Optional.of(page(base, list));
    } catch (CompletionException | IOException e) {
      return Optional.empty();
    }
  }

  private IngestStatus.FeedsPage page(URI base, HttpResponse<String> list) throws IOException {
    JsonNode page =
        list.statusCode() == 200 ? json(list) : ContractJson.mapper().createObjectNode();
    return new IngestStatus.FeedsPage(
        feeds(base, page.path("feeds")), page.path("total").asInt(), text(page, "next"));
  }

  private List<IngestStatus.Feed> feeds(URI base, JsonNode list) throws IOException {
    List<CompletableFuture<HttpResponse<String>>> health = new ArrayList<>();
    for (JsonNode feed : list) {
      health.add(send(base, "/feeds/" + encoded(feed.path("id").asText()) + "/health"));
    }
    List<IngestStatus.Feed> feeds = new ArrayList<>();
    for (int i = 0; i < health.size(); i++) {
      HttpResponse<String> answer = health.get(i).join();
      JsonNode found =
          answer.statusCode() == 200 ? json(answer) : ContractJson.mapper().createObjectNode();
      JsonNode feed = list.get(i);
      feeds.add(
          new IngestStatus.Feed(
              feed.path("id").asText(),
              text(feed, "title"),
              text(found, "status"),
              text(found, "reason"),
              text(found, "lastPoll"),
              text(found, "nextPoll")));
    }
    return feeds;
  }

  /** Returns the counts of those that answered: reading dead letters has a rate limit. */
  private static Map<String, Integer> counts(
      Map<String, CompletableFuture<HttpResponse<String>>> letters) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, CompletableFuture<HttpResponse<String>>> entry : letters.entrySet()) {
      HttpResponse<String> answer = entry.getValue().join();
      if (answer.statusCode() == 200) {
        counts.put(entry.getKey(), json(answer).path("items").size());
      }
    }
    return counts;
  }

  private CompletableFuture<HttpResponse<String>> send(URI base, String path) {
    String address = base.toString().replaceAll("/+$", "") + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .header("Accept", "application/json");
    config.ingestKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return ContractJson.mapper().readTree(answer.body());
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asText(null);
  }
}
