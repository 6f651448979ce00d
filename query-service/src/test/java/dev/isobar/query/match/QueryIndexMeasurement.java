package dev.isobar.query.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.rest.QueryParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Measures what 10,000 stored queries cost for an article at 50 articles a second, with the real
 * articles of the samples. Its name keeps it out of the usual tests: {@code ./mvnw -pl
 * query-service -am test -Dtest=QueryIndexMeasurement -Dsurefire.failIfNoSpecifiedTests=false}
 * prints the figures.
 */
class QueryIndexMeasurement {
  private static final int QUERIES = 10_000;
  private static final int A_SECOND = 50;
  private static final int SECONDS = 30;
  private static final String SAMPLES =
      "src/test/resources/dev/isobar/query/difference/seeds.ndjson";

  @Test
  void measure() throws IOException, InterruptedException {
    List<EnrichedArticle> articles = read(Path.of(SAMPLES));
    List<String> words = words(articles);
    Random random = new Random(11);
    QueryIndex<Integer> index = new QueryIndex<>();
    List<ArticleFilter> filters = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < QUERIES; i++) {
      filters.add(filter(random, articles, words));
      index.put(i, filters.get(i));
    }
    System.out.printf("filed %d queries in %d ms%n", QUERIES, millis(start));
    long[] nanos = new long[A_SECOND * SECONDS];
    long matches = 0;
    for (int i = 0; i < nanos.length; i++) {
      EnrichedArticle article = articles.get(random.nextInt(articles.size()));
      long begin = System.nanoTime();
      matches += index.matching(article).size();
      nanos[i] = System.nanoTime() - begin;
      Thread.sleep(Math.max(0, 1000 / A_SECOND - nanos[i] / 1_000_000));
    }
    long[] asked = new long[50];
    for (int i = 0; i < asked.length; i++) {
      EnrichedArticle article = articles.get(random.nextInt(articles.size()));
      long begin = System.nanoTime();
      filters.stream().filter(filter -> filter.matches(article)).count();
      asked[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    Arrays.sort(asked);
    System.out.printf(
        "%d articles: p50 %.2f ms, p99 %.2f ms, longest %.2f ms; %.0f queries match an article;"
            + " one by one: p50 %.1f ms%n",
        nanos.length,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        (double) matches / nanos.length,
        asked[asked.length / 2] / 1e6);
  }

  /** What people ask for: a topic or an entity, words, a language or source, and what they mute. */
  private static ArticleFilter filter(
      Random random, List<EnrichedArticle> articles, List<String> words) {
    EnrichedArticle like = articles.get(random.nextInt(articles.size()));
    Map<String, List<String>> parameters = new HashMap<>();
    int kind = random.nextInt(10);
    if (kind < 3 && !like.topics().isEmpty()) {
      parameters.put(
          "topic", List.of(like.topics().get(random.nextInt(like.topics().size())).id()));
      parameters.put("q", List.of(any(random, words)));
    } else if (kind < 6 && !like.mentions().isEmpty()) {
      parameters.put(
          "entity", List.of(like.mentions().get(random.nextInt(like.mentions().size())).entity()));
      if (random.nextBoolean()) {
        parameters.put("q", List.of(any(random, words) + " OR " + any(random, words)));
      }
    } else {
      parameters.put("q", List.of(any(random, words) + " " + any(random, words)));
    }
    if (random.nextInt(3) == 0) {
      parameters.put("language", List.of(like.language()));
    }
    if (random.nextInt(10) == 0) {
      parameters.put("mute-word", List.of(any(random, words)));
    }
    return ArticleFilter.parse(new QueryParameters(parameters));
  }

  private static List<EnrichedArticle> read(Path path) throws IOException {
    return Files.readAllLines(path).stream()
        .map(line -> ContractJson.readEnriched(line.getBytes(UTF_8), Integer.MAX_VALUE))
        .toList();
  }

  /** Words of the articles, and as many that none of them has. */
  private static List<String> words(List<EnrichedArticle> articles) {
    List<String> words = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      for (String word : article.text().split("[^\\p{L}]+")) {
        if (word.length() > 1 && word.length() < 12) {
          words.add(word);
          words.add(word + "x");
        }
      }
    }
    return words;
  }

  private static String any(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
