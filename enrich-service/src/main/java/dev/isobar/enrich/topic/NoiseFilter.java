package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps an error of translation ("discharge country") only beside a sure sign of the same thing: a
 * correct label of its concept, of a related one or of climate change, or the name of a treaty.
 */
final class NoiseFilter {
  private static final String ANY_CLIMATE = "climate-change";
  private static final String NOISE_RULE = "gazetteer:noise";

  private final Map<String, Set<String>> related = new HashMap<>();

  NoiseFilter(Taxonomy taxonomy) {
    taxonomy
        .concepts()
        .forEach(
            concept -> {
              Set<String> ids = new HashSet<>(taxonomy.broader(concept.id()));
              ids.add(concept.id());
              related.put(concept.id(), ids);
            });
  }

  /** Returns the labels of each part of an article without unsupported errors of translation. */
  List<List<LabelMatch>> supported(List<List<LabelMatch>> parts, List<Mention> mentions) {
    if (parts.stream().flatMap(List::stream).noneMatch(match -> match.label().noise())) {
      return parts;
    }
    Set<String> sure = new HashSet<>();
    parts.stream()
        .flatMap(List::stream)
        .filter(match -> match.label().isSure() && match.weightBeside(mentions) > 0)
        .forEach(match -> sure.addAll(related.get(match.label().concept().id())));
    boolean climate =
        sure.contains(ANY_CLIMATE)
            || mentions.stream()
                .anyMatch(m -> m.type() == Mention.Type.INSTRUMENT && !m.rule().equals(NOISE_RULE));
    return parts.stream()
        .map(
            part ->
                part.stream()
                    .filter(match -> !match.label().noise() || climate || isNear(match, sure))
                    .toList())
        .toList();
  }

  private boolean isNear(LabelMatch match, Set<String> sure) {
    return related.get(match.label().concept().id()).stream().anyMatch(sure::contains);
  }
}
