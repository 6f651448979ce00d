package dev.isobar.enrich.taxonomy;

import dev.isobar.contracts.Mention;
import java.util.List;
import java.util.Map;

/**
 * Describes a person, organisation, place or instrument with its names.
 *
 * @param id type and slug, such as {@code person/john-podesta}
 * @param name the usual name
 * @param labels the full name by language
 * @param aliases other names
 * @param cautious names that are also parts of other names ("Jordan"); they do not count next to
 *     another capitalised word
 * @param weak names that count only if the text also contains an unambiguous name of the entity or
 *     an entity of its context
 * @param negativeLabels phrases that contain a name but mean something else
 * @param noise machine-translation errors for a name ("Podista"), which count only beside another
 *     name of the entity or something of its context
 * @param context ids of related entities, which decide between entities with the same name; for
 *     noise also topics ({@code topic/methane}) and several ids joined by {@code +}
 * @param country whether it is a country or a larger region; such a place usually is a participant
 *     rather than a location
 */
public record Entity(
    String id,
    Mention.Type type,
    String name,
    Map<String, String> labels,
    List<String> aliases,
    List<String> cautious,
    List<String> weak,
    List<String> negativeLabels,
    List<String> noise,
    List<String> context,
    boolean country) {

  public Entity {
    labels = Map.copyOf(labels);
    aliases = List.copyOf(aliases);
    cautious = List.copyOf(cautious);
    weak = List.copyOf(weak);
    negativeLabels = List.copyOf(negativeLabels);
    noise = List.copyOf(noise);
    context = List.copyOf(context);
  }
}
