package dev.isobar.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Loads the samples into a newswire that may still be starting. */
public final class SampleLoader {
  private static final Duration WITHIN = Duration.ofMinutes(3);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String FEED = "samples";

  /** The time of fetching, to which relative dates in the samples refer. */
  private static final String FETCHED_AT = "2024-09-12T00:00:00Z";

  private final ServiceClient ingest;
  private final ServiceClient query;
  private final Consumer<String> progress;

  /**
   * Creates a run.
   *
   * @param apiKey the key of ingest-service; null for none
   */
  public SampleLoader(URI ingest, URI query, String apiKey, Consumer<String> progress) {
    this.ingest = new ServiceClient(ingest, apiKey, TIMEOUT);
    this.query = new ServiceClient(query, null, TIMEOUT);
    this.progress = progress;
  }

  /**
   * Pushes the samples and waits until {@code GET /articles} returns them all.
   *
   * @return the articles of the list, in the order of the samples
   * @throws IllegalStateException if one is refused, or is not visible within three minutes
   */
  public List<ShownArticle> load() {
    Instant deadline = Instant.now().plus(WITHIN);
    List<String> ids = new ArrayList<>();
    for (SampleTexts.Sample sample : SampleTexts.all()) {
      ids.add(push(sample, deadline));
    }
    progress.accept(ids.size() + " samples accepted");
    List<ShownArticle> shown = awaitAll(ids, deadline);
    progress.accept(ids.size() + " articles visible");
    return shown;
  }

  private String push(SampleTexts.Sample sample, Instant deadline) {
    String path =
        "/articles?feed=%s&guid=%s&fetchedAt=%s"
            .formatted(FEED, sample.name(), URLEncoder.encode(FETCHED_AT, StandardCharsets.UTF_8));
    byte[] body = sample.text().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        answer(
            () -> ingest.send("POST", path, "text/plain; charset=utf-8", body),
            deadline,
            "ingest-service does not accept articles: ");
    if (answer.status() != 202) {
      throw new IllegalStateException(
          "ingest-service refused sample " + sample.name() + ": " + answer);
    }
    return json(answer).get("id").asText();
  }

  private List<ShownArticle> awaitAll(List<String> ids, Instant deadline) {
    String path = "/articles?source=" + FEED + "&limit=100";
    while (true) {
      Answer answer = answer(() -> query.get(path), deadline, "query-service does not answer: ");
      if (answer.status() != 200) {
        throw new IllegalStateException("query-service refused to list articles: " + answer);
      }
      List<ShownArticle> shown = shown(json(answer), Set.copyOf(ids));
      if (shown.size() == ids.size()) {
        shown.sort((a, b) -> ids.indexOf(a.id()) - ids.indexOf(b.id()));
        return shown;
      }
      pauseUntil(deadline, "only " + shown.size() + " of the samples are visible");
    }
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  /** Sends a request again until the service is there and ready. */
  private static Answer answer(Request request, Instant deadline, String problem) {
    while (true) {
      try {
        Answer answer = request.send();
        if (!answer.isTemporary()) {
          return answer;
        }
        pauseUntil(deadline, problem + answer);
      } catch (IOException e) {
        pauseUntil(deadline, problem + e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static JsonNode json(Answer answer) {
    try {
      return answer.json();
    } catch (IOException e) {
      throw new IllegalStateException("The answer is not JSON: " + answer.text(), e);
    }
  }

  private static List<ShownArticle> shown(JsonNode list, Set<String> ids) {
    List<ShownArticle> shown = new ArrayList<>();
    for (JsonNode item : list.path("items")) {
      if (ids.contains(item.path("id").asText())) {
        shown.add(ShownArticle.of(item));
      }
    }
    return shown.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
  }

  private static void pauseUntil(Instant deadline, String problem) {
    if (Instant.now().isAfter(deadline)) {
      throw new IllegalStateException(problem + " (waited " + WITHIN.toMinutes() + " minutes)");
    }
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
