package dev.isobar.local.bench.load;

import dev.isobar.local.measure.Percentiles;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Holds the number and rate of articles at each step.
 *
 * @param accepted articles with a receipt from ingest-service
 * @param refused articles that were pushed and got no receipt
 * @param enriched articles on the Kafka topic of enriched articles
 * @param visible articles that the view has applied
 * @param deadLetters records on both dead-letter topics
 * @param acceptedPerSecond the rate from the first push to the last receipt
 * @param enrichedPerSecond the rate from the first push until all were enriched
 * @param visiblePerSecond the rate from the first push until all were visible
 * @param medianVisiblePerSecond the median rate over half seconds of that time
 * @param drainSeconds from the last receipt until all were visible
 */
public record ThroughputResult(
    long accepted,
    long refused,
    long enriched,
    long visible,
    long deadLetters,
    double acceptedPerSecond,
    double enrichedPerSecond,
    double visiblePerSecond,
    double medianVisiblePerSecond,
    double pushSeconds,
    double drainSeconds) {

  /** Returns whether every accepted article is in the view or a dead letter. */
  public boolean everythingEnded() {
    return visible + deadLetters >= accepted;
  }

  /** Holds the counts at one time, {@code seconds} after the first push. */
  public record Sample(
      double seconds, long accepted, long refused, long enriched, long visible, long deadLetters) {

    /** Returns whether every accepted article is in the view or a dead letter. */
    public boolean drained() {
      return visible + deadLetters >= accepted;
    }
  }

  /**
   * Computes the result.
   *
   * @param samples in order of time, the first at the first push
   * @param pushSeconds the time of the last receipt
   */
  public static ThroughputResult of(List<Sample> samples, double pushSeconds) {
    Sample last = samples.get(samples.size() - 1);
    double visibleAt = reached(samples, Sample::visible);
    return new ThroughputResult(
        last.accepted(),
        last.refused(),
        last.enriched(),
        last.visible(),
        last.deadLetters(),
        perSecond(last.accepted(), pushSeconds),
        perSecond(last.enriched(), reached(samples, Sample::enriched)),
        perSecond(last.visible(), visibleAt),
        median(samples, visibleAt),
        pushSeconds,
        Math.max(0, visibleAt - pushSeconds));
  }

  /** Returns when the count reached its final value. */
  private static double reached(List<Sample> samples, ToLongFunction<Sample> count) {
    long end = count.applyAsLong(samples.get(samples.size() - 1));
    return samples.stream()
        .filter(sample -> count.applyAsLong(sample) >= end)
        .findFirst()
        .orElseThrow()
        .seconds();
  }

  private static double median(List<Sample> samples, double until) {
    double[] rates =
        java.util.stream.IntStream.range(1, samples.size())
            .filter(i -> samples.get(i).seconds() <= until)
            .mapToDouble(
                i ->
                    perSecond(
                        samples.get(i).visible() - samples.get(i - 1).visible(),
                        samples.get(i).seconds() - samples.get(i - 1).seconds()))
            .toArray();
    return Percentiles.of(rates, 0).p50();
  }

  private static double perSecond(long count, double seconds) {
    return seconds <= 0 ? 0 : count / seconds;
  }
}
