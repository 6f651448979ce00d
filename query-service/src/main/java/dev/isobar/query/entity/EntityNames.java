package dev.isobar.query.entity;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.MentionedEntity;
import dev.isobar.query.article.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** Finds how entities are called in the newest article that mentions them. */
@ApplicationScoped
public class EntityNames {
  /** How many articles one search reads for the names of several entities. */
  private static final int MAX_SHARED = 100;

  private static final String SELECT =
      """
      SELECT t.value, w.type, w.text FROM tag t JOIN wording w ON w.tag = t.id
      WHERE t.kind = 'entity' AND t.value = ANY(?) AND w.type <> ''
      """;

  private final EntityManager entities;
  private final ArticleSearch search;

  EntityNames(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /** Holds the type of an entity and its name. */
  public record Name(String type, String text) {}

  /** Returns the names by id. */
  public Map<String, Name> of(Collection<String> ids) {
    Map<String, List<Name>> all = new HashMap<>();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setArray(1, connection.createArrayOf("text", ids.toArray()));
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    all.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new Name(row.getString(2), row.getString(3)));
                  }
                }
              }
            });
    Map<String, Name> names = new HashMap<>();
    // Most entities have one name in all articles.
    all.forEach((id, known) -> names.put(id, known.get(0)));
    Set<String> several = new HashSet<>(all.keySet());
    several.removeIf(id -> all.get(id).size() == 1);
    addNewest(several, names);
    return names;
  }

  /**
   * Reads articles that mention any of the entities, from the newest on: the first one that
   * mentions an entity has its name. Entities that are not found soon have a search of their own.
   *
   * @param wanted loses those whose names are found
   */
  private void addNewest(Set<String> wanted, Map<String, Name> names) {
    int max = Math.min(MAX_SHARED, 4 * wanted.size());
    int[] read = {0};
    if (wanted.size() > 1) {
      search.search(
          ArticleFilter.mentioning(wanted, TimeRange.ALL),
          null,
          wanted.size(),
          article -> {
            add(article, wanted, names);
            return !wanted.isEmpty() && ++read[0] < max;
          });
    }
    for (String id : List.copyOf(wanted)) {
      search
          .newest(ArticleFilter.mentioning(Set.of(id), TimeRange.ALL))
          .ifPresent(article -> add(article, new HashSet<>(Set.of(id)), names));
    }
  }

  private static void add(EnrichedArticle article, Set<String> wanted, Map<String, Name> names) {
    for (MentionedEntity mentioned : MentionedEntity.of(article.mentions())) {
      if (wanted.remove(mentioned.id())) {
        names.put(mentioned.id(), new Name(mentioned.typeWord(), mentioned.name()));
      }
    }
  }
}
