package dev.isobar.query.projection;

import java.time.Duration;

/** Learns what became of the events of each transaction. */
interface ProjectionOutcomes {
  /**
   * Counts the readable events of a transaction.
   *
   * @param taken those that are now in the view
   * @param received all of them; the view has newer revisions of the others
   */
  void applied(int taken, int received, Duration time);

  /** Counts an event that cannot be in the view. */
  void deadLettered(String reason);
}
