package dev.isobar.local.quality;

import java.io.IOException;
import java.util.List;

/** One part of the enrichment, measured. */
interface Stage {
  /** As it stands in the table and after {@code --only}. */
  String name();

  /**
   * @throws MissingSet if the data are not there
   * @throws IOException if they cannot be read
   */
  List<Figure> measure(Sets sets, Reading reading) throws IOException;
}
