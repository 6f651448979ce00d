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

/** What a text tells again in its translation happened once. */
public final class TranslatedEventMerger {
  private TranslatedEventMerger() {}

  /** The happenings without those that a translation repeats; the first telling gains from them. */
  public static List<Happening> merged(List<Happening> happenings, List<Translation> translations) {
    if (translations.isEmpty()) {
      return happenings;
    }
    List<Happening> merged = new ArrayList<>(happenings);
    for (Happening again : happenings) {
      Span original = original(again, translations);
      for (int i = 0; original != null && i < merged.size(); i++) {
        Happening first = merged.get(i);
        if (isWithin(first, original.start(), original.end()) && isSame(first, again)) {
          merged.set(i, joined(first, again));
          merged.remove(again);
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

  /** On the same days; without days, of the same people. */
  private static boolean isSame(Happening first, Happening again) {
    boolean elsewhere =
        first.place() != null && again.place() != null && !first.place().equals(again.place());
    return !elsewhere
        && first.kind().equals(again.kind())
        && Objects.equals(first.from(), again.from())
        && Objects.equals(first.to(), again.to())
        && (first.from() != null
            || !Collections.disjoint(first.participants(), again.participants()));
  }

  private static Happening joined(Happening first, Happening again) {
    Set<String> participants = new LinkedHashSet<>(first.participants());
    participants.addAll(again.participants());
    Set<String> topics = new LinkedHashSet<>(first.topics());
    topics.addAll(again.topics());
    return new Happening(
        first.kind(),
        first.from(),
        first.to(),
        first.place() != null ? first.place() : again.place(),
        List.copyOf(participants),
        List.copyOf(topics),
        first.evidence());
  }
}
