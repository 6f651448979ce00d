package dev.isobar.local.bench.load;

import dev.isobar.contracts.channel.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Pushes at full speed and counts the articles until the last one is visible. */
public final class ThroughputRun {
  private static final long SAMPLE_MILLIS = 500;
  private static final int SAMPLES_PER_LINE = 10;
  private static final double GIVE_UP_SECONDS = 30;

  private final ArticleCounter watch;
  private final LoadGenerator push;
  private final Consumer<ThroughputResult.Sample> progress;
  private final List<ThroughputResult.Sample> samples = new ArrayList<>();
  private volatile long visible;
  private ThroughputResult.Sample before;
  private long start;

  /**
   * Creates a run.
   *
   * @param backlog the highest number of articles that are accepted and not visible; 0 for no limit
   */
  public ThroughputRun(
      ArticleCounter watch,
      LoadGenerator push,
      long backlog,
      Consumer<ThroughputResult.Sample> progress) {
    this.watch = watch;
    this.push = backlog == 0 ? push : push.limitBacklog(backlog, () -> visible);
    this.progress = progress;
  }

  /**
   * Runs the measurement.
   *
   * @throws IOException if a service cannot be reached
   */
  public ThroughputResult measure(Duration time, long articles)
      throws IOException, InterruptedException, ExecutionException {
    start = System.nanoTime();
    before = counts();
    start = System.nanoTime();
    sample();
    CompletableFuture<Double> pushing =
        CompletableFuture.supplyAsync(() -> pushAll(time, articles));
    while (!pushing.isDone() || !drainedOrStuck()) {
      Thread.sleep(SAMPLE_MILLIS);
      sample();
    }
    try {
      return ThroughputResult.of(samples, pushing.join());
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private double pushAll(Duration time, long articles) {
    try {
      push.run(time, articles);
      return seconds();
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private boolean drainedOrStuck() {
    ThroughputResult.Sample last = samples.get(samples.size() - 1);
    return last.accepted() == push.accepted() - before.accepted() && last.drained()
        || samples.stream()
            .anyMatch(
                sample ->
                    sample.visible() == last.visible()
                        && last.seconds() - sample.seconds() > GIVE_UP_SECONDS);
  }

  private void sample() throws IOException, InterruptedException, ExecutionException {
    ThroughputResult.Sample now = counts();
    samples.add(
        new ThroughputResult.Sample(
            now.seconds(),
            now.accepted() - before.accepted(),
            now.refused() - before.refused(),
            now.enriched() - before.enriched(),
            now.visible() - before.visible(),
            now.deadLetters() - before.deadLetters()));
    visible = samples.get(samples.size() - 1).visible();
    if (samples.size() % SAMPLES_PER_LINE == 1) {
      progress.accept(samples.get(samples.size() - 1));
    }
  }

  private ThroughputResult.Sample counts()
      throws IOException, InterruptedException, ExecutionException {
    return new ThroughputResult.Sample(
        seconds(),
        push.accepted(),
        push.refused(),
        watch.records(KafkaTopics.ENRICHED),
        watch.visible(),
        watch.records(KafkaTopics.RAW_DLQ) + watch.records(KafkaTopics.ENRICHED_DLQ));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
