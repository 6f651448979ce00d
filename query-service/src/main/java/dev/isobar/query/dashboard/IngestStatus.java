package dev.isobar.query.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Says how ingest-service is, as far as this service reaches it.
 *
 * @param state {@code reached}, {@code unconfigured}, {@code unreachable}, or {@code refused} if it
 *     wants another key
 * @param ready whether its readiness check passes
 * @param feeds a page of the feeds, ordered by id
 * @param total how many feeds there are
 * @param next the {@code after} of the next page of feeds; null after the last one
 * @param deadLetters how many dead letters were not replayed, by {@code raw} and {@code enriched},
 *     at most 500 each; without those that it did not tell
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IngestStatus(
    String state,
    boolean ready,
    List<Feed> feeds,
    int total,
    String next,
    Map<String, Integer> deadLetters) {
  static final IngestStatus UNCONFIGURED = failed("unconfigured");
  static final IngestStatus UNREACHABLE = failed("unreachable");
  static final IngestStatus REFUSED = failed("refused");

  /**
   * Holds how a feed is.
   *
   * @param status null if ingest-service did not tell it
   * @param reason why it has this status
   * @param lastPoll a time; null if it was not polled yet
   * @param nextPoll a time
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Feed(
      String id, String title, String status, String reason, String lastPoll, String nextPoll) {}

  IngestStatus {
    feeds = List.copyOf(feeds);
    deadLetters = Map.copyOf(deadLetters);
  }

  /** Returns the same with a page of these feeds. */
  IngestStatus with(List<Feed> page, String next) {
    return new IngestStatus(state, ready, page, total, next, deadLetters);
  }

  private static IngestStatus failed(String state) {
    return new IngestStatus(state, false, List.of(), 0, null, Map.of());
  }
}
