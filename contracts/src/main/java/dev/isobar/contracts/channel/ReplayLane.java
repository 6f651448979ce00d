package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Marks records of articles that came from an archive: by the replay lane of ingest-service. They
 * are no news, even if they have no date.
 */
public final class ReplayLane {
  public static final String HEADER = "isobar-lane";

  private static final String REPLAY = "replay";

  private ReplayLane() {}

  /** Marks a record. */
  public static void add(Headers headers) {
    headers.remove(HEADER).add(HEADER, REPLAY.getBytes(UTF_8));
  }

  /** Returns whether a record is marked. */
  public static boolean is(Headers headers) {
    Header lane = headers.lastHeader(HEADER);
    return lane != null && lane.value() != null && new String(lane.value(), UTF_8).equals(REPLAY);
  }

  /** Marks a record that is made from another one if that is marked. */
  public static void copy(Headers from, Headers to) {
    if (is(from)) {
      add(to);
    }
  }
}
