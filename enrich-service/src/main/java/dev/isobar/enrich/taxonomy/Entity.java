package dev.isobar.enrich.taxonomy;

import dev.isobar.contracts.Mention;
import java.util.List;
import java.util.Map;

/**
 * A person, organisation, place or instrument with its names.
 *
 * @param id type and slug: {@code person/john-podesta}
 * @param name the usual name
 * @param labels the full name by language
 * @param aliases other names
 * @param cautious names that are also parts of other names ("Jordan"): they do not count beside
 *     another capitalised word
 * @param weak names that count only where the text also holds a sure name of it, or something of
 *     its context
 * @param negativeLabels phrases that hold a name of it and mean something else
 * @param noise what machine translation makes of a name ("Podista")
 * @param context ids of entities that go with it; they choose between entities of one name
 * @param country whether it is a country or a larger region: such a place mostly says who, not
 *     where
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
