package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.MissingSet;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.List;

/** One part of the enrichment, measured. */
public interface Stage {
  /** Returns the name that the table and {@code --only} use. */
  String name();

  /**
   * @throws MissingSet if the data are not there
   * @throws IOException if they cannot be read
   */
  List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException;
}
