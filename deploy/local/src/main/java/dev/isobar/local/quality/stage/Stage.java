package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.MissingDataSetException;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.List;

/** Measures one part of the enrichment. */
public interface Stage {
  /** Returns the name that the table and {@code --only} use. */
  String name();

  /**
   * Measures and returns the figures.
   *
   * @throws MissingDataSetException if the data are missing
   * @throws IOException if the data cannot be read
   */
  List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException;
}
