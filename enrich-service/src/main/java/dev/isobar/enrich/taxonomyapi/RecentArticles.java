package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.SampleTexts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps the latest articles that this replica enriched, for previews of taxonomy changes. Until
 * there are any, it returns five bundled articles from 2023 and 2024.
 */
@Singleton
public class RecentArticles {
  private static final Instant SAMPLES_FETCHED = Instant.parse("2024-09-12T00:00:00Z");

  private final int maxArticles;
  private final long maxBytes;
  private final Map<String, RawArticle> latest = new LinkedHashMap<>();
  private long bytes;

  RecentArticles(TaxonomyConfig settings) {
    this.maxArticles = settings.sampleArticles();
    this.maxBytes = settings.sampleBytes();
  }

  /**
   * Adds an article. It replaces an earlier revision, or the oldest articles if a limit is
   * exceeded.
   *
   * @param id the id of the article, which {@code article} may lack
   */
  public synchronized void add(String id, RawArticle article) {
    drop(id);
    latest.put(id, article);
    bytes += bytes(article);
    while (latest.size() > maxArticles || bytes > maxBytes) {
      drop(latest.keySet().iterator().next());
    }
  }

  private void drop(String id) {
    RawArticle dropped = latest.remove(id);
    bytes -= dropped == null ? 0 : bytes(dropped);
  }

  /** Estimates the memory of an article: two bytes per character. */
  private static long bytes(RawArticle article) {
    return 1_000L
        + 2L
            * Stream.of(article.content(), article.contentBase64(), article.title(), article.url())
                .mapToLong(text -> text == null ? 0 : text.length())
                .sum();
  }

  /**
   * Holds a sample of articles.
   *
   * @param from {@code latest} for articles that this replica enriched, {@code built-in} for
   *     bundled ones
   * @param articles oldest first
   */
  record Sample(String from, List<RawArticle> articles) {}

  synchronized Sample take() {
    return latest.isEmpty()
        ? new Sample("built-in", samples())
        : new Sample("latest", new ArrayList<>(latest.values()));
  }

  private static List<RawArticle> samples() {
    return SampleTexts.all().stream()
        .map(s -> RawArticle.of(s.name(), "sample", SAMPLES_FETCHED, "text/plain", s.text()))
        .toList();
  }
}
