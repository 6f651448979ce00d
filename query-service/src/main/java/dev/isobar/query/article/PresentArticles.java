package dev.isobar.query.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what the view knows of articles, by any of their ids. Needs a transaction. */
@ApplicationScoped
public class PresentArticles {
  private final EntityManager entities;
  private final RevisionQueries revisions;
  private final ArticleStories stories;

  PresentArticles(EntityManager entities, RevisionQueries revisions, ArticleStories stories) {
    this.entities = entities;
    this.revisions = revisions;
    this.stories = stories;
  }

  /**
   * Says what the view has under an id.
   *
   * @param id the present id
   * @param revision {@code fetchedAt} in milliseconds since 1970
   * @param story the id of its story; null if it has none yet
   */
  public record Present(String id, long revision, String story) {}

  /** Returns those of the articles that the view has, by the ids that were asked for. */
  public Map<String, Present> find(Collection<String> asked) {
    if (asked.isEmpty()) {
      return Map.of();
    }
    List<ArticleRevision> found = revisions.find(asked);
    Map<String, String> ofStories = stories.of(found.stream().map(ArticleRevision::id).toList());
    Map<String, Present> present = new HashMap<>();
    found.forEach(
        one ->
            present.put(
                one.asked(), new Present(one.id(), one.revision(), ofStories.get(one.id()))));
    return present;
  }

  /** Returns those of the ids under which an article was taken down for good. */
  public Set<String> removed(Collection<String> asked) {
    if (asked.isEmpty()) {
      return Set.of();
    }
    List<?> ids =
        entities
            .createNativeQuery(
                """
                SELECT name FROM unnest(:ids) name WHERE EXISTS (
                  SELECT FROM article_removed r WHERE r.id = name
                    OR r.id IN (SELECT a.id FROM article_alias a WHERE a.alias = name))
                """,
                String.class)
            .setParameter("ids", asked.stream().map(PostgresText::text).toArray(String[]::new))
            .getResultList();
    Set<String> removed = new HashSet<>();
    ids.forEach(id -> removed.add((String) id));
    return removed;
  }
}
