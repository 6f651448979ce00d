package dev.isobar.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Speaks to {@code /feeds} of ingest-service. */
final class FeedsClient {
  static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ServiceClient ingest;

  FeedsClient(ServiceClient ingest) {
    this.ingest = ingest;
  }

  /** Returns all feeds with a tag; null for all tags. */
  List<JsonNode> list(String tag) throws IOException, InterruptedException {
    List<JsonNode> feeds = new ArrayList<>();
    String filter = tag == null ? "" : "&tag=" + encoded(tag);
    String after = "";
    do {
      String path = "/feeds?limit=1000" + filter + (after.isEmpty() ? "" : "&after=" + after);
      JsonNode page = send("GET", path, null, null);
      page.path("feeds").forEach(feeds::add);
      after = page.path("next").asText("");
    } while (!after.isEmpty());
    return feeds;
  }

  /** Sends JSON and returns the answer. */
  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, "application/json", ContractJson.write(body));
  }

  /** Sends OPML and returns what became of its outlines. */
  JsonNode importOpml(byte[] opml) throws IOException, InterruptedException {
    return send("POST", "/feeds/opml", "text/x-opml", opml);
  }

  /** Makes the list of feeds equal to a YAML document and returns what differed. */
  JsonNode replace(byte[] yaml, boolean dryRun) throws IOException, InterruptedException {
    return send("PUT", "/feeds?dryRun=" + dryRun, "application/yaml", yaml);
  }

  /** Removes a feed. */
  void remove(String id) throws IOException, InterruptedException {
    send("DELETE", "/feeds/" + encoded(id), null, null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    Answer answer = ingest.send(method, path, type, body);
    if (!answer.isSuccess()) {
      throw new IOException(problem(answer.status(), answer.json()));
    }
    return answer.json();
  }

  private static String problem(int status, JsonNode problem) {
    StringBuilder text = new StringBuilder(problem.path("detail").asText("status " + status));
    for (JsonNode error : problem.path("errors")) {
      String line = error.path("pointer").asText() + " " + error.path("detail").asText();
      if (!text.toString().contains(line)) {
        text.append("\n  ").append(line);
      }
    }
    return text.toString();
  }
}
