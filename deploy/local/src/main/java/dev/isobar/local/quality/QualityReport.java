package dev.isobar.local.quality;

import dev.isobar.local.measure.Machine;
import java.util.List;

/**
 * All that one run measured.
 *
 * @param enricher the enricher's version
 * @param taxonomy the taxonomy's version
 * @param trained the notice that ships with the recognisers: what they were trained on
 * @param limit the most cases that each stage took; 0 for all
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
