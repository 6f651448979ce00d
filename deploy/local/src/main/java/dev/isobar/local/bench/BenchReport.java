package dev.isobar.local.bench;

import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.ThroughputResult;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the results of a run. {@code bench --json} prints it as JSON.
 *
 * @param articleBytes the mean size of a pushed article
 * @param latencyMillis the time from the receipt of an article to its live event; null if not
 *     measured
 * @param latencyMillisBesideArchive the same while an archive comes in through the replay lane
 * @param processes empty if the processes of the newswire are not visible
 * @param ceilings null if not measured
 * @param ratios visible articles per second divided by each ceiling
 * @param profile the profile of each process; empty without {@code --profile}
 */
record BenchReport(
    Machine machine,
    int articleBytes,
    ThroughputResult flow,
    int latencyArticlesPerSecond,
    Percentiles latencyMillis,
    Percentiles latencyMillisBesideArchive,
    List<ProcessCost> processes,
    Ceilings ceilings,
    Map<String, Double> ratios,
    Map<String, Profiling.Result> profile) {

  static Map<String, Double> ratios(ThroughputResult flow, Ceilings ceilings) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    if (ceilings != null) {
      ratio(ratios, "producer", flow, ceilings.producer());
      ratio(ratios, "copy", flow, ceilings.copy());
      ratio(ratios, "enricher", flow, ceilings.enricher());
    }
    return ratios;
  }

  private static void ratio(
      Map<String, Double> ratios, String name, ThroughputResult flow, Double ceiling) {
    if (ceiling != null && ceiling > 0) {
      ratios.put(name, flow.visiblePerSecond() / ceiling);
    }
  }
}
