package dev.isobar.local.bench;

import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.FlowResult;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run measured; as JSON it is what {@code bench --json} prints.
 *
 * @param articleBytes the mean size of a pushed article
 * @param latencyMillis from the receipt of an article to its live event; null where not measured
 * @param processes empty where the newswire's processes cannot be seen
 * @param ceilings null where not measured
 * @param ratios visible articles a second over each ceiling
 * @param profile by process, where its time goes; empty without {@code --profile}
 */
record BenchReport(
    Machine machine,
    int articleBytes,
    FlowResult flow,
    int latencyArticlesPerSecond,
    Percentiles latencyMillis,
    List<ProcessCost> processes,
    Ceilings ceilings,
    Map<String, Double> ratios,
    Map<String, Profiling.Result> profile) {

  static Map<String, Double> ratios(FlowResult flow, Ceilings ceilings) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    if (ceilings != null) {
      ratio(ratios, "producer", flow, ceilings.producer());
      ratio(ratios, "copy", flow, ceilings.copy());
      ratio(ratios, "enricher", flow, ceilings.enricher());
    }
    return ratios;
  }

  private static void ratio(
      Map<String, Double> ratios, String name, FlowResult flow, Double ceiling) {
    if (ceiling != null && ceiling > 0) {
      ratios.put(name, flow.visiblePerSecond() / ceiling);
    }
  }
}
