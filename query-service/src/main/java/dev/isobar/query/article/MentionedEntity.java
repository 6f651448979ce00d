package dev.isobar.query.article;

import dev.isobar.contracts.Mention;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Summarises the mentions of an entity in one article.
 *
 * @param id for example {@code person/john-podesta}
 * @param count the number of mentions
 * @param forms the distinct wordings, in the order of their first occurrence
 */
public record MentionedEntity(
    String id, Mention.Type type, String name, int count, Set<String> forms) {

  /**
   * Returns one summary per entity, in the order of first mentions, with type and name of these.
   */
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

  /** Returns the JSON value of the type. */
  public String typeWord() {
    return word(type);
  }

  /** Returns the JSON value of a type. */
  public static String word(Mention.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
