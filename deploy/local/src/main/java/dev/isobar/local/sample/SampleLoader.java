package dev.isobar.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.local.sample.Http.Answer;
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
  private static final String FEED = "samples";

  /** The time of fetching, to which relative dates in the samples refer. */
  private static final String FETCHED_AT = "2024-09-12T00:00:00Z";

  private final URI ingest;
  private final URI query;
  private final String apiKey;
  private final Consumer<String> progress;

  /**
   * Creates a run.
   *
   * @param apiKey the key of ingest-service; null for none
   */
  public SampleLoader(URI ingest, URI query, String apiKey, Consumer<String> progress) {
    this.ingest = ingest;
    this.query = query;
    this.apiKey = apiKey;
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
    URI uri =
        ingest.resolve(
            "/articles?feed=%s&guid=%s&fetchedAt=%s"
                .formatted(
                    FEED, sample.name(), URLEncoder.encode(FETCHED_AT, StandardCharsets.UTF_8)));
    byte[] body = sample.text().getBytes(StandardCharsets.UTF_8);
    while (true) {
      Answer answer = Http.post(uri, "text/plain; charset=utf-8", body, apiKey);
      if (answer.status() == 202) {
        return answer.json().get("id").asText();
      }
      if (!answer.maybeLater()) {
        throw new IllegalStateException(
            "ingest-service refused sample " + sample.name() + ": " + answer);
      }
      pauseUntil(deadline, "ingest-service does not accept articles: " + answer);
    }
  }

  private List<ShownArticle> awaitAll(List<String> ids, Instant deadline) {
    URI uri = query.resolve("/articles?source=" + FEED + "&limit=100");
    while (true) {
      Answer answer = Http.get(uri);
      if (answer.status() == 200) {
        List<ShownArticle> shown = shown(answer.json(), Set.copyOf(ids));
        if (shown.size() == ids.size()) {
          shown.sort((a, b) -> ids.indexOf(a.id()) - ids.indexOf(b.id()));
          return shown;
        }
        pauseUntil(deadline, "only " + shown.size() + " of the samples are visible");
      } else if (answer.maybeLater()) {
        pauseUntil(deadline, "query-service does not answer: " + answer);
      } else {
        throw new IllegalStateException("query-service refused to list articles: " + answer);
      }
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
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
