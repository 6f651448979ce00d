package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.MissingSet;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.List;

/** One part of the enrichment, measured. */
public interface Stage {
  /** As it stands in the table and after {@code --only}. */
  String name();

  /**
   * @throws MissingSet if the data are not there
   * @throws IOException if they cannot be read
   */
  List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException;
}
