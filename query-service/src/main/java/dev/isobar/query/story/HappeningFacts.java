package dev.isobar.query.story;

import dev.isobar.contracts.Happening;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Holds what tells one happening from another.
 *
 * @param place an entity id
 * @param from the first day, or null if unknown
 * @param to the last day, or null if unknown
 * @param topics ids of concepts, in their order
 */
record HappeningFacts(
    String kind, String place, LocalDate from, LocalDate to, List<String> topics) {
  /** A longer one, such as a conference, is the place of many happenings. */
  private static final int MAX_DAYS = 7;

  private static final int MIN_TOPICS = 2;

  static HappeningFacts of(Happening happening) {
    boolean hasDays = happening.from() != null && happening.to() != null;
    return new HappeningFacts(
        happening.kind(),
        happening.place(),
        hasDays ? happening.from() : null,
        hasDays ? happening.to() : null,
        List.copyOf(new TreeSet<>(happening.topics())));
  }

  /**
   * Returns whether both may be the same: of one kind, at one place, on common days. If the days of
   * one are unknown, two common topics replace them.
   */
  boolean agreesWith(HappeningFacts other) {
    if (!kind.equals(other.kind) || !place.equals(other.place)) {
      return false;
    }
    if (from == null || other.from == null) {
      return topics.stream().filter(other.topics::contains).count() >= MIN_TOPICS;
    }
    return !from.isAfter(other.to)
        && !other.from.isAfter(to)
        && from.plusDays(MAX_DAYS).isAfter(to)
        && other.from.plusDays(MAX_DAYS).isAfter(other.to);
  }
}
