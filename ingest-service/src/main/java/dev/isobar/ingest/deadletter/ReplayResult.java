package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.channel.RecordPosition;
import dev.isobar.contracts.channel.Replay;

/**
 * Reports one replay, which all replicas of the broker have acknowledged.
 *
 * @param id the dead letter
 * @param articleId the article id of a fixed article; null otherwise
 * @param written the position of the record that was written
 * @param replay the entry in the record's history
 * @param marked whether the dead letter is shown as replayed; false if the broker did not
 *     acknowledge that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayResult(
    String id, String articleId, RecordPosition written, Replay replay, boolean marked) {}
