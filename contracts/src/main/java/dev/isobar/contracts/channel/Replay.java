package dev.isobar.contracts.channel;

import java.time.Instant;

/**
 * Describes one replay of a dead letter.
 *
 * @param number how often the record has been replayed, from 1
 * @param by the caller who asked for the replay
 * @param letter the position of the dead letter
 * @param origin the position of the record that became the dead letter; null if unknown
 * @param reason why the record was a dead letter; null if unknown
 * @param fixed whether the value was replaced
 */
public record Replay(
    int number,
    String by,
    Instant time,
    RecordPosition letter,
    RecordPosition origin,
    String reason,
    boolean fixed) {}
