package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.RawArticle;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private static final List<String> SEEDS =
      List.of(
          "000_9ba14819aa7e76d6.txt",
          "001_35505a5a11fa9767.txt",
          "002_c9206281606896e0.txt",
          "003_91bb6cd80cc773ee.txt",
          "004_ed1d0242aaef3209.txt");

  private final int most;
  private final long mostBytes;
  private final Map<String, RawArticle> latest = new LinkedHashMap<>();
  private long bytes;

  RecentArticles(TaxonomyConfig settings) {
    this.most = settings.sampleArticles();
    this.mostBytes = settings.sampleBytes();
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
    while (latest.size() > most || bytes > mostBytes) {
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
        ? new Sample("built-in", seeds())
        : new Sample("latest", new ArrayList<>(latest.values()));
  }

  private static List<RawArticle> seeds() {
    return SEEDS.stream().map(RecentArticles::seed).toList();
  }

  private static RawArticle seed(String name) {
    try (InputStream in = RawArticle.class.getResourceAsStream("samples/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Instant fetched = Instant.parse("2024-09-12T00:00:00Z");
      return new RawArticle(
          name,
          null,
          "sample",
          null,
          null,
          null,
          null,
          null,
          fetched,
          "text/plain",
          text,
          null,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
