package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives all occurrences of a name the entity type with the highest total confidence. */
final class EntityTypeVote {
  private EntityTypeVote() {}

  /** Returns the names with the agreed types; known names keep their type. */
  static List<MentionCandidate> of(String text, List<MentionCandidate> names) {
    Map<String, Map<Type, Double>> votes = new HashMap<>();
    for (MentionCandidate name : names) {
      votes
          .computeIfAbsent(surface(text, name), words -> new EnumMap<>(Type.class))
          .merge(name.type(), name.confidence(), Double::sum);
    }
    return names.stream().map(name -> agreed(name, votes.get(surface(text, name)))).toList();
  }

  private static MentionCandidate agreed(MentionCandidate name, Map<Type, Double> votes) {
    if (name.known() != null || votes.size() == 1) {
      return name;
    }
    Type best = name.type();
    for (Map.Entry<Type, Double> vote : votes.entrySet()) {
      best = vote.getValue() > votes.get(best) ? vote.getKey() : best;
    }
    return new MentionCandidate(name.start(), name.end(), best, name.confidence(), null);
  }

  private static String surface(String text, MentionCandidate name) {
    return text.substring(name.start(), name.end());
  }
}
