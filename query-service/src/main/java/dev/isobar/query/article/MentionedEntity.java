package dev.isobar.query.article;

import dev.isobar.contracts.Mention;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An entity and how one article mentions it.
 *
 * @param id for example {@code person/john-podesta}
 * @param count how often
 * @param forms the different wordings, in the order of their places
 */
public record MentionedEntity(
    String id, Mention.Type type, String name, int count, Set<String> forms) {

  /** One per entity, in the order of first places. Type and name are those of the first. */
  public static Collection<MentionedEntity> of(List<Mention> mentions) {
    Map<String, MentionedEntity> byId = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      MentionedEntity known =
          byId.computeIfAbsent(
              PostgresText.text(mention.entity()),
              id ->
                  new MentionedEntity(
                      id, mention.type(), mention.name(), 0, new LinkedHashSet<>()));
      known.forms().add(mention.text());
      byId.put(
          known.id(),
          new MentionedEntity(
              known.id(), known.type(), known.name(), known.count() + 1, known.forms()));
    }
    return byId.values();
  }
}
