package dev.isobar.local.quality;

import dev.isobar.local.measure.Machine;
import java.util.List;

/**
 * Holds the results of one run.
 *
 * @param enricher the enricher's version
 * @param taxonomy the taxonomy's version
 * @param trained the bundled notice about the training data of the recognisers
 * @param limit the largest number of cases per stage; 0 for all
 */
record QualityReport(
    Machine machine,
    String enricher,
    String taxonomy,
    String trained,
    int limit,
    List<StageResult> results) {
  QualityReport {
    results = List.copyOf(results);
  }

  boolean hasFailures() {
    return results.stream().anyMatch(StageResult::failed);
  }
}
