package dev.isobar.local.bench.ceiling;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.local.sample.GeneratedArticles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Measures the enricher in one thread, without broker or network, from bytes to bytes. It is a
 * separate program, so that it runs on the packaged jars of enrich-service in a new JVM.
 */
public final class EnricherAlone {
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final int ARTICLES = 2000;

  private EnricherAlone() {}

  /** Prints articles per second with and without parsing and writing JSON. */
  public static void main(String[] args) {
    GeneratedArticles articles = GeneratedArticles.ofSamples("alone", java.time.Instant.now());
    List<byte[]> raw =
        java.util.stream.LongStream.range(0, ARTICLES).mapToObj(articles::json).toList();
    List<RawArticle> read = raw.stream().map(EnricherAlone::read).toList();
    Enricher enricher = new Enricher(Taxonomy.loadDefault(), new NerService(), Clock.systemUTC());
    Runner whole = i -> ContractJson.write(enricher.enrich(read(raw.get(i)), RequestedLane.QUICK));
    Runner pure = i -> enricher.enrich(read.get(i), RequestedLane.QUICK);
    perSecond(whole, WARM_UP);
    System.out.printf(
        java.util.Locale.ROOT,
        "%.0f %.0f%n",
        perSecond(whole, MEASURED),
        perSecond(pure, MEASURED));
  }

  private static RawArticle read(byte[] json) {
    return ContractJson.readRaw(json, ContractJson.DEFAULT_MAX_BYTES);
  }

  private static double perSecond(Runner runner, Duration time) {
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      runner.run((int) (count++ % ARTICLES));
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  /** Enriches one article. */
  private interface Runner {
    Object run(int article);
  }
}
