package dev.isobar.query.websub;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows since when this replica may not read topics. A reason that does not last is none to end
 * subscriptions: a saved query may be written again, and a replica may have old settings.
 */
final class RefusedTopics {
  private final Duration patience;
  private final Duration gap;
  private final Map<String, Refusal> refusals = new HashMap<>();

  /**
   * Creates it.
   *
   * @param patience how long a topic must be refused until that is final
   * @param interval how often topics are read
   */
  RefusedTopics(Duration patience, Duration interval) {
    this.patience = patience;
    this.gap = patience.plus(interval);
  }

  private record Refusal(String reason, Instant first, Instant last) {}

  /**
   * Notes a refusal; returns whether it is final: the same one all the time. After a time in which
   * the replica did not look, it begins anew, because others may have read the topic.
   */
  boolean isFinal(String topic, String reason, Instant now) {
    Refusal before = refusals.get(topic);
    boolean same =
        before != null && before.reason.equals(reason) && !now.isAfter(before.last.plus(gap));
    Instant first = same ? before.first : now;
    refusals.put(topic, new Refusal(reason, first, now));
    return !now.isBefore(first.plus(patience));
  }

  /** Forgets a topic that was read. */
  void read(String topic) {
    refusals.remove(topic);
  }

  /** Forgets all topics but these. */
  void retain(Collection<String> topics) {
    refusals.keySet().retainAll(topics);
  }
}
