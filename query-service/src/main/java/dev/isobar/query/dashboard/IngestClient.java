package dev.isobar.query.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.config.DashboardConfig;
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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Asks ingest-service how it is. Answers are kept for a time, so that many open dashboards are one
 * client of ingest-service: whatever is asked of this service, it lists the feeds and asks for the
 * health of each at most once in that time.
 */
@Singleton
class IngestClient {
  /** How many feeds a page has: the health of each is a request of its own. */
  static final int MAX_FEEDS = 50;

  /** How many feeds ingest-service lists in one answer. */
  static final int LISTED_FEEDS = 1000;

  static final int MAX_DEAD_LETTERS = 500;

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DashboardConfig config;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The status with all feeds, without their health. */
  private final Kept<IngestStatus> told = new Kept<>(KEPT);

  private final FeedHealth health = new FeedHealth(KEPT, PATIENCE);

  IngestClient(DashboardConfig config) {
    this.config = config;
  }

  /** Returns how ingest-service is, with its first feeds, as of some 30 s ago. */
  IngestStatus status() {
    return statusAfter("");
  }

  /**
   * Returns the same with the feeds of a later page.
   *
   * @param after {@code next} of the page before; any other text stands for the feeds whose ids
   *     come after it
   */
  IngestStatus statusAfter(String after) {
    IngestStatus all =
        told.get(() -> config.ingestUrl().map(this::ask).orElse(IngestStatus.UNCONFIGURED));
    if (!all.state().equals("reached")) {
      return all;
    }
    List<IngestStatus.Feed> later =
        all.feeds().stream().filter(feed -> feed.id().compareTo(after) > 0).toList();
    List<IngestStatus.Feed> page = later.stream().limit(MAX_FEEDS).toList();
    String next = later.size() > MAX_FEEDS ? page.get(MAX_FEEDS - 1).id() : null;
    return all.with(health.of(page, this::withHealth), next);
  }

  private IngestStatus ask(URI base) {
    try {
      CompletableFuture<HttpResponse<String>> ready =
          send(config.ingestHealthUrl().orElse(base), "/q/health/ready");
      Map<String, CompletableFuture<HttpResponse<String>>> letters = new TreeMap<>();
      for (String topic : List.of("raw", "enriched")) {
        letters.put(
            topic,
            send(
                base,
                "/dead-letters?replayed=false&limit=" + MAX_DEAD_LETTERS + "&topic=" + topic));
      }
      List<IngestStatus.Feed> feeds = new ArrayList<>();
      String after = null;
      do {
        HttpResponse<String> list =
            send(
                    base,
                    "/feeds?limit="
                        + LISTED_FEEDS
                        + (after == null ? "" : "&after=" + encoded(after)))
                .join();
        if (list.statusCode() == 401 || list.statusCode() == 403) {
          return IngestStatus.REFUSED;
        }
        if (list.statusCode() != 200) {
          return IngestStatus.UNREACHABLE;
        }
        JsonNode page = json(list);
        page.path("feeds").forEach(feed -> feeds.add(listed(feed)));
        String before = after;
        after = text(page, "next");
        // What is no later page would never end.
        if (after != null && before != null && after.compareTo(before) <= 0) {
          return IngestStatus.UNREACHABLE;
        }
      } while (after != null);
      health.retain(feeds.stream().map(IngestStatus.Feed::id).collect(Collectors.toSet()));
      boolean isReady = ready.join().statusCode() == 200;
      return new IngestStatus("reached", isReady, feeds, feeds.size(), null, counts(letters));
    } catch (CompletionException | IOException e) {
      return IngestStatus.UNREACHABLE;
    }
  }

  private static IngestStatus.Feed listed(JsonNode feed) {
    return new IngestStatus.Feed(
        feed.path("id").asText(), text(feed, "title"), null, null, null, null);
  }

  /** Asks for the health of these feeds at once; leaves it out where nothing tells it. */
  private List<IngestStatus.Feed> withHealth(List<IngestStatus.Feed> feeds) {
    URI base = config.ingestUrl().orElseThrow();
    List<CompletableFuture<HttpResponse<String>>> answers =
        feeds.stream().map(feed -> send(base, "/feeds/" + encoded(feed.id()) + "/health")).toList();
    List<IngestStatus.Feed> found = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      found.add(withHealth(feeds.get(i), answers.get(i)));
    }
    return found;
  }

  private static IngestStatus.Feed withHealth(
      IngestStatus.Feed feed, CompletableFuture<HttpResponse<String>> asked) {
    try {
      HttpResponse<String> answer = asked.join();
      if (answer.statusCode() != 200) {
        return feed;
      }
      JsonNode health = json(answer);
      return new IngestStatus.Feed(
          feed.id(),
          feed.title(),
          text(health, "status"),
          text(health, "reason"),
          text(health, "lastPoll"),
          text(health, "nextPoll"));
    } catch (CompletionException | IOException e) {
      return feed;
    }
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
