package dev.isobar.contracts;

import java.time.LocalDate;
import java.util.List;

/**
 * Something that happened, or will: a meeting, a visit, a forum, a law.
 *
 * @param kind as a word: {@code meeting}, {@code visit}, {@code forum}, {@code statement}, ...
 * @param from the first day; null where nothing states it
 * @param to the last day, included; null where nothing states it
 * @param place the place's entity id; null where nothing states it
 * @param participants entity ids
 * @param topics concept ids
 * @param evidence the sentence that says so
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
