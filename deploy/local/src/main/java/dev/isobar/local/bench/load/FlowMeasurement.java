package dev.isobar.local.bench.load;

import dev.isobar.contracts.channel.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Pushes at full speed and watches the articles until the last one is visible. */
public final class FlowMeasurement {
  private static final long SAMPLE_MILLIS = 500;
  private static final int SAMPLES_PER_LINE = 10;
  private static final double GIVE_UP_SECONDS = 30;

  private final FlowWatch watch;
  private final Push push;
  private final Consumer<Flow.Sample> progress;
  private final List<Flow.Sample> samples = new ArrayList<>();
  private volatile long visible;
  private Flow.Sample before;
  private long start;

  /**
   * @param backlog the most articles that may be accepted and not yet visible; 0 for no limit
   */
  public FlowMeasurement(FlowWatch watch, Push push, long backlog, Consumer<Flow.Sample> progress) {
    this.watch = watch;
    this.push = backlog == 0 ? push : push.holdingBack(backlog, () -> visible);
    this.progress = progress;
  }

  /**
   * @throws IOException if a service cannot be reached
   */
  public Flow measure(Duration time, long articles)
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
      return Flow.of(samples, pushing.join());
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
    Flow.Sample last = samples.get(samples.size() - 1);
    return last.accepted() == push.accepted() - before.accepted() && last.drained()
        || samples.stream()
            .anyMatch(
                sample ->
                    sample.visible() == last.visible()
                        && last.seconds() - sample.seconds() > GIVE_UP_SECONDS);
  }

  private void sample() throws IOException, InterruptedException, ExecutionException {
    Flow.Sample now = counts();
    samples.add(
        new Flow.Sample(
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

  private Flow.Sample counts() throws IOException, InterruptedException, ExecutionException {
    return new Flow.Sample(
        seconds(),
        push.accepted(),
        push.refused(),
        watch.records(Topics.ENRICHED),
        watch.visible(),
        watch.records(Topics.RAW_DLQ) + watch.records(Topics.ENRICHED_DLQ));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
