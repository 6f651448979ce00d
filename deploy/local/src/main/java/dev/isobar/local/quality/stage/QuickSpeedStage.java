package dev.isobar.local.quality.stage;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.local.measure.CpuTimer;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.sample.GeneratedArticles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Measures the speed of the quick lane on articles like the samples, in one thread. */
final class QuickSpeedStage implements Stage {
  private static final int ARTICLES = 500;

  /** The time that the JVM needs to compile the code. */
  private static final Duration WARM_UP = Duration.ofSeconds(12);

  private static final Duration ROUND = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "quick-lane";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) {
    GeneratedArticles articles = GeneratedArticles.ofSamples("quality", EnricherRunner.FETCHED);
    List<byte[]> json = LongStream.range(0, ARTICLES).mapToObj(articles::json).toList();
    List<RawArticle> raw = json.stream().map(QuickSpeedStage::read).toList();
    long bytes =
        raw.stream().mapToLong(r -> r.content().getBytes(StandardCharsets.UTF_8).length).sum();
    double standard = bytes / (double) ParallelDocuments.ARTICLE_BYTES;
    CpuTimer pure = CpuTimer.of(WARM_UP, ROUND, () -> all(raw, r -> reading.quick(r)));
    CpuTimer whole =
        CpuTimer.of(
            WARM_UP,
            ROUND,
            () ->
                all(
                    json,
                    j ->
                        ContractJson.write(
                            reading.enricher().enrich(read(j), RequestedLane.QUICK))));
    return List.of(
        new Figure("articles/s, without JSON", standard / pure.thread(), 0, ARTICLES),
        new Figure("articles/s, from JSON to JSON", standard / whole.thread(), 0, ARTICLES),
        new Figure(
            "articles/s, from JSON to JSON, the whole JVM's time",
            standard / whole.process(),
            0,
            ARTICLES));
  }

  private static RawArticle read(byte[] json) {
    return ContractJson.readRaw(json, ContractJson.DEFAULT_MAX_BYTES);
  }

  private static <T> Object all(List<T> articles, java.util.function.Function<T, Object> work) {
    Object last = null;
    for (T article : articles) {
      last = work.apply(article);
    }
    return last;
  }
}
