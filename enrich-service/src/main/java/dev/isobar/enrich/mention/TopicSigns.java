package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the topics that the contexts of entities name, such as {@code topic/climate-change}, by
 * their certain labels in a text.
 */
final class TopicSigns {
  private static final String PREFIX = "topic/";

  private final Lexicon<String> labels;

  TopicSigns(Taxonomy taxonomy) {
    Set<String> needed =
        taxonomy.entities().stream()
            .map(Entity::context)
            .flatMap(context -> context.stream().flatMap(id -> Stream.of(id.split("\\+"))))
            .filter(id -> id.startsWith(PREFIX))
            .collect(Collectors.toSet());
    Lexicon.Builder<String> builder = new Lexicon.Builder<>();
    for (Concept concept : taxonomy.concepts()) {
      String id = PREFIX + concept.id();
      if (needed.contains(id)) {
        concept.labels().values().forEach(label -> builder.add(label, id));
        concept.altLabels().stream()
            .filter(label -> label.weight() == 1)
            .forEach(label -> builder.add(label.text(), id));
      }
    }
    labels = builder.build();
  }

  /** Returns the counts of entities and, added to them, of the topics in a text. */
  Map<String, Integer> addTo(Map<String, Integer> entities, NormalizedText text) {
    Map<String, Integer> signs = new HashMap<>(entities);
    labels.scan(text, (start, end, id) -> signs.merge(id, 1, Integer::sum));
    return signs;
  }
}
