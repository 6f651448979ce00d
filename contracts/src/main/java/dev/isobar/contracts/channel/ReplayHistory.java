package dev.isobar.contracts.channel;

import dev.isobar.contracts.ContractJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Keeps the replays of a record in its headers: one header with JSON for each replay, the oldest
 * first. A service that makes a record from another one copies them, so that a record that fails
 * again keeps its history.
 */
public final class ReplayHistory {
  public static final String HEADER = "isobar-replay";

  /** A record that is replayed more often keeps the first and the last replays. */
  static final int MAX_REPLAYS = 20;

  private ReplayHistory() {}

  /** Returns the replays of a record. Headers that are not a replay are skipped. */
  public static List<Replay> of(Headers headers) {
    List<Replay> replays = new ArrayList<>();
    for (Header header : headers.headers(HEADER)) {
      try {
        Replay replay = ContractJson.mapper().readValue(header.value(), Replay.class);
        if (replay != null) {
          replays.add(replay);
        }
      } catch (IOException | IllegalArgumentException e) {
        // Any producer can write such a header.
      }
    }
    return replays;
  }

  /** Adds a replay to the headers of a record. */
  public static void add(Headers headers, Replay replay) {
    List<Replay> replays = of(headers);
    replays.add(replay);
    while (replays.size() > MAX_REPLAYS) {
      replays.remove(1);
    }
    headers.remove(HEADER);
    replays.forEach(one -> headers.add(HEADER, ContractJson.write(one)));
  }

  /** Copies the history of one record to another one. */
  public static void copy(Headers from, Headers to) {
    from.headers(HEADER).forEach(to::add);
  }
}
