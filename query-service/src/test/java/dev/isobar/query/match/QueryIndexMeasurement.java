package dev.isobar.query.match;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.rest.QueryParameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures what 10,000 stored queries cost for an article at 50 articles a second. Its name keeps
 * it out of the usual tests: {@code ./mvnw -pl query-service -am test -Dtest=QueryIndexMeasurement
 * -Dsurefire.failIfNoSpecifiedTests=false} prints the figures. It measures the time of the thread,
 * because other programs may use the machine, and also the time of the clock.
 */
class QueryIndexMeasurement {
  private static final int QUERIES = 10_000;
  private static final int A_SECOND = 50;
  private static final int WARM_UP = 1_000;
  private static final int MEASURED = 1_000;
  private static final int TOPICS = 40;
  private static final int ENTITIES = 3_000;
  private static final Path SAMPLES =
      Path.of("src/test/resources/dev/isobar/query/difference/seeds.ndjson");

  private final Random random = new Random(11);
  private final List<String> words = new ArrayList<>();

  @Test
  void measure() throws IOException, InterruptedException {
    List<EnrichedArticle> samples =
        Files.readAllLines(SAMPLES).stream()
            .map(line -> ContractJson.readEnriched(line.getBytes(UTF_8), Integer.MAX_VALUE))
            .toList();
    readWords(samples);
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      articles.add(likely(i, samples.get(i % samples.size())));
    }
    QueryIndex<Integer> index = new QueryIndex<>();
    List<ArticleFilter> filters = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      filters.add(filter());
      index.put(i, filters.get(i));
    }
    for (int i = 0; i < WARM_UP; i++) {
      index.matching(articles.get(i % articles.size()));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] cpu = new long[MEASURED];
    long[] clock = new long[MEASURED];
    long matches = 0;
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      long begin = threads.getCurrentThreadCpuTime();
      matches += index.matching(articles.get(random.nextInt(articles.size()))).size();
      cpu[i] = threads.getCurrentThreadCpuTime() - begin;
      clock[i] = System.nanoTime() - start;
      Thread.sleep(Math.max(0, 1000 / A_SECOND - clock[i] / 1_000_000));
    }
    long[] asked = new long[50];
    for (int i = 0; i < asked.length; i++) {
      EnrichedArticle article = articles.get(i);
      long begin = threads.getCurrentThreadCpuTime();
      filters.stream().filter(filter -> filter.matches(article)).count();
      asked[i] = threads.getCurrentThreadCpuTime() - begin;
    }
    System.out.printf(
        "index: %d queries, %d articles, %.0f queries match an article%n",
        QUERIES, MEASURED, (double) matches / MEASURED);
    print("index, CPU", cpu);
    print("index, clock", clock);
    print("one by one, CPU", asked);
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  /** The words of the samples come first and are frequent; 30,000 others are as rare as usual. */
  private void readWords(List<EnrichedArticle> samples) {
    Set<String> known = new HashSet<>();
    for (EnrichedArticle sample : samples) {
      for (String word : sample.text().split("[^\\p{L}]+")) {
        if (word.length() > 1 && word.length() < 12 && known.add(word)) {
          words.add(word);
        }
      }
    }
    for (int i = 0; i < 30_000; i++) {
      words.add("w" + Integer.toString(i * 7919 + 131, 36));
    }
  }

  /** The text of a sample, half of whose words are others, by Zipf's law. */
  private EnrichedArticle likely(int number, EnrichedArticle sample) {
    StringBuilder text = new StringBuilder();
    for (String word : sample.text().split(" ")) {
      text.append(random.nextBoolean() ? word : words.get(zipf(words.size()))).append(' ');
    }
    ArticleBuilder article =
        article("measured-" + number)
            .text(text.toString())
            .language(sample.language())
            .feed("feed-" + zipf(200));
    for (int i = 0; i < 3; i++) {
      article.topic("topic-" + zipf(TOPICS));
    }
    for (int i = 0; i < 12; i++) {
      article.mention("person/p" + zipf(ENTITIES), "name", "text");
    }
    return article.build();
  }

  /** What people ask for: a topic or an entity, words, a language, and what they mute. */
  private ArticleFilter filter() {
    Map<String, List<String>> parameters = new HashMap<>();
    int kind = random.nextInt(10);
    if (kind < 3) {
      parameters.put("topic", List.of("topic-" + zipf(TOPICS)));
      parameters.put("q", List.of(word()));
    } else if (kind < 6) {
      parameters.put("entity", List.of("person/p" + zipf(ENTITIES)));
      if (random.nextBoolean()) {
        parameters.put("q", List.of(word() + " OR " + word()));
      }
    } else if (kind < 9) {
      parameters.put("q", List.of(word() + " " + word()));
    } else {
      parameters.put("topic", List.of("topic-" + zipf(TOPICS)));
    }
    if (random.nextInt(3) == 0) {
      parameters.put("language", List.of(random.nextBoolean() ? "en" : "zh"));
    }
    if (random.nextInt(10) == 0) {
      parameters.put("mute-word", List.of(word()));
    }
    return ArticleFilter.parse(new QueryParameters(parameters));
  }

  private String word() {
    return words.get(zipf(words.size()));
  }

  /** A rank below {@code size}; the frequency is inverse to the rank. */
  private int zipf(int size) {
    return (int) Math.min(size - 1, Math.exp(random.nextDouble() * Math.log(size + 1)) - 1);
  }
}
