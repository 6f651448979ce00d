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
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Finds how entities are called in the newest article that mentions them. */
@ApplicationScoped
public class EntityNames {
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
    all.forEach(
        (id, known) -> names.put(id, known.size() == 1 ? known.get(0) : newest(id, known.get(0))));
    return names;
  }

  private Name newest(String entity, Name otherwise) {
    return search
        .newest(ArticleFilter.mentioning(entity, TimeRange.ALL))
        .map(EnrichedArticle::mentions)
        .stream()
        .flatMap(mentions -> MentionedEntity.of(mentions).stream())
        .filter(mentioned -> mentioned.id().equals(entity))
        .map(mentioned -> new Name(mentioned.typeWord(), mentioned.name()))
        .findFirst()
        .orElse(otherwise);
  }
}
