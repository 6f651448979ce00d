package dev.isobar.contracts;

import java.time.LocalDate;
import java.util.List;

/**
 * Describes an event, past or future: a meeting, a visit, a forum, a law.
 *
 * @param kind {@code meeting}, {@code visit}, {@code forum}, {@code statement}, ...
 * @param from the first day, or null if unknown
 * @param to the last day, inclusive, or null if unknown
 * @param place the entity id of the place, or null if unknown
 * @param participants entity ids
 * @param topics concept ids
 * @param evidence the sentence that describes the event
 */
public record Happening(
    String kind,
    LocalDate from,
    LocalDate to,
    String place,
    List<String> participants,
    List<String> topics,
    Span evidence) {
  public Happening {
    Required.text("/happenings/kind", kind);
    Required.value("/happenings/evidence", evidence);
    participants = participants == null ? List.of() : List.copyOf(participants);
    topics = topics == null ? List.of() : List.copyOf(topics);
  }
}
