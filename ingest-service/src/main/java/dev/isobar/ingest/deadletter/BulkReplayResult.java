package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Reports the replay of the letters of a filter.
 *
 * @param dryRun whether nothing was written
 * @param matched the letters of this run; {@code next} tells whether there are more
 * @param replayed how many the broker has acknowledged
 * @param failed how many it has not; they can be replayed again
 * @param next the value of {@code after} for the next run; null if there are no more
 * @param partial whether the run reached its limit of time or bytes
 * @param failures why letters failed, at most ten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkReplayResult(
    boolean dryRun,
    int matched,
    int replayed,
    int failed,
    String next,
    boolean partial,
    List<Failure> failures) {

  /** Names a letter that was not replayed. */
  record Failure(String id, String detail) {}
}
