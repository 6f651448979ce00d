package dev.isobar.local.bench;

import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.ArticleCounter;
import dev.isobar.local.bench.load.LiveLatency;
import dev.isobar.local.bench.load.LoadGenerator;
import dev.isobar.local.bench.load.Target;
import dev.isobar.local.bench.load.ThroughputResult;
import dev.isobar.local.bench.load.ThroughputRun;
import dev.isobar.local.bench.process.CostMeter;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Runs the steps of the benchmark. */
final class Bench {
  /**
   * The time until the JVMs have compiled their code, which takes enrich-service 13 s of CPU time.
   * A newswire that has run for a day has no such cost.
   */
  private static final Duration WARM_UP = Duration.ofSeconds(45);

  private static final long WARM_UP_ARTICLES = 30_000;
  private static final int LATENCY_PER_SECOND = 50;
  private static final Duration LATENCY = Duration.ofSeconds(20);
  private static final Duration ARCHIVE_HEAD_START = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 4;

  /**
   * Describes the load.
   *
   * @param articles the highest number of articles
   * @param perSecond the highest number per second; 0 for no limit
   * @param backlog the highest number of articles that are accepted and not visible; 0 for no limit
   */
  record Load(Duration time, long articles, int perSecond, long backlog) {}

  private final Target target;
  private final Consumer<String> progress;

  Bench(Target target, Consumer<String> progress) {
    this.target = target;
    this.progress = progress;
  }

  /**
   * Runs the benchmark.
   *
   * @param profile whether to profile the JVMs, which costs a few per cent of speed
   */
  BenchReport run(Load load, boolean ceilings, boolean profile)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    Machine machine = Machine.here();
    CostMeter meter = new CostMeter(target.processes());
    meter.idle();
    try (ArticleCounter watch = new ArticleCounter(target)) {
      progress.accept("warming up for " + WARM_UP.toSeconds() + " s");
      flow(watch, "warm", new Load(WARM_UP, WARM_UP_ARTICLES, 0, 0), meter);
      progress.accept("latency at " + LATENCY_PER_SECOND + " articles a second");
      Percentiles latency = latency(watch, "live");
      progress.accept("the same beside an archive");
      Percentiles besideArchive = latencyBesideArchive(watch);
      progress.accept("full speed");
      Profiling profiling = new Profiling(profile ? target.processes() : Map.of());
      profiling.start();
      meter.start();
      ThroughputResult flow = flow(watch, "flow", load, meter);
      meter.sample();
      List<ProcessCost> costs =
          target.processes().isEmpty() ? List.of() : meter.costs(flow.accepted());
      Map<String, Profiling.Result> hot = profiling.stop();
      progress.accept(ceilings ? "each part alone" : "done");
      Ceilings alone = ceilings ? Ceilings.measure(target, articles("alone")) : null;
      return new BenchReport(
          machine,
          articles("flow").ndjson(0, 1000).length / 1000,
          flow,
          LATENCY_PER_SECOND,
          latency,
          besideArchive,
          costs,
          alone,
          BenchReport.ratios(flow, alone),
          hot);
    }
  }

  /** Waits for the view first, because a backlog would be part of the latency. */
  private Percentiles latency(ArticleCounter watch, String step)
      throws IOException, InterruptedException, ExecutionException {
    watch.awaitView();
    return new LiveLatency(target, articles(step), watch.cursor())
        .measure(LATENCY_PER_SECOND, LATENCY);
  }

  private Percentiles latencyBesideArchive(ArticleCounter watch)
      throws IOException, InterruptedException, ExecutionException {
    LoadGenerator archive = new LoadGenerator(target.ingest(), "replay", articles("archive"), 1, 0);
    CompletableFuture<Void> pushing =
        CompletableFuture.runAsync(
            () -> {
              try {
                archive.run(ARCHIVE_HEAD_START.plus(LATENCY), Long.MAX_VALUE);
              } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
              }
            });
    Thread.sleep(ARCHIVE_HEAD_START.toMillis());
    Percentiles latency = latency(watch, "beside");
    pushing.join();
    return latency;
  }

  private ThroughputResult flow(ArticleCounter watch, String run, Load load, CostMeter meter)
      throws IOException, InterruptedException, ExecutionException {
    LoadGenerator push =
        new LoadGenerator(target.ingest(), "live", articles(run), CONNECTIONS, load.perSecond());
    return new ThroughputRun(
            watch,
            push,
            load.backlog(),
            sample -> {
              meter.sample();
              progress.accept(
                  "%4.0f s: %d accepted, %d enriched, %d visible"
                      .formatted(
                          sample.seconds(),
                          sample.accepted(),
                          sample.enriched(),
                          sample.visible()));
            })
        .measure(load.time(), load.articles());
  }

  /**
   * Returns articles that the newswire has not had before, neither in another step nor in another
   * run.
   */
  private static GeneratedArticles articles(String step) {
    Instant now = Instant.now();
    return GeneratedArticles.ofSamples(step + "-" + now.toEpochMilli(), now);
  }
}
