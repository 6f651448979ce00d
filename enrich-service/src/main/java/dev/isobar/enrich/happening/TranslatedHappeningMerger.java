package dev.isobar.enrich.happening;

import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Translation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Merges events that a text describes both in the original and in its translation. */
public final class TranslatedHappeningMerger {
  private TranslatedHappeningMerger() {}

  /**
   * Returns the events without those that a translation repeats. The original event gets their
   * participants, topics and, if missing, their place.
   */
  public static List<Happening> merged(List<Happening> happenings, List<Translation> translations) {
    if (translations.isEmpty()) {
      return happenings;
    }
    List<Happening> merged = new ArrayList<>(happenings);
    for (Happening repeated : happenings) {
      Span original = original(repeated, translations);
      for (int i = 0; original != null && i < merged.size(); i++) {
        Happening first = merged.get(i);
        if (isWithin(first, original.start(), original.end()) && isSame(first, repeated)) {
          merged.set(i, combined(first, repeated));
          merged.remove(repeated);
          break;
        }
      }
    }
    return merged;
  }

  private static Span original(Happening happening, List<Translation> translations) {
    for (Translation translation : translations) {
      if (isWithin(happening, translation.start(), translation.end())) {
        return translation.of();
      }
    }
    return null;
  }

  private static boolean isWithin(Happening happening, int start, int end) {
    return happening.evidence().start() >= start && happening.evidence().start() < end;
  }

  /**
   * Returns whether two events are the same: they have the same kind and dates, do not have
   * different places and, if they have no dates, share a participant.
   */
  private static boolean isSame(Happening first, Happening repeated) {
    boolean differentPlace =
        first.place() != null
            && repeated.place() != null
            && !first.place().equals(repeated.place());
    return !differentPlace
        && first.kind().equals(repeated.kind())
        && Objects.equals(first.from(), repeated.from())
        && Objects.equals(first.to(), repeated.to())
        && (first.from() != null
            || !Collections.disjoint(first.participants(), repeated.participants()));
  }

  private static Happening combined(Happening first, Happening repeated) {
    Set<String> participants = new LinkedHashSet<>(first.participants());
    participants.addAll(repeated.participants());
    Set<String> topics = new LinkedHashSet<>(first.topics());
    topics.addAll(repeated.topics());
    return new Happening(
        first.kind(),
        first.from(),
        first.to(),
        first.place() != null ? first.place() : repeated.place(),
        List.copyOf(participants),
        List.copyOf(topics),
        first.evidence());
  }
}
