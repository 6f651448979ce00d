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

  /**
   * Returns those of the ids under which an article was taken down for good, also if it had other
   * ids then: a name may lead to another name.
   */
  public Set<String> removed(Collection<String> asked) {
    if (asked.isEmpty()) {
      return Set.of();
    }
    List<?> ids =
        entities
            .createNativeQuery(
                """
                WITH RECURSIVE known (name, id, depth) AS (
                  SELECT name, name COLLATE "C", 0 FROM unnest(CAST(:ids AS text[])) n (name)
                  UNION ALL
                  SELECT name, a.id, depth + 1 FROM known JOIN article_alias a ON a.alias = known.id
                  WHERE depth < 16)
                SELECT DISTINCT name FROM known JOIN article_removed r ON r.id = known.id
                """,
                String.class)
            .setParameter("ids", asked.stream().map(PostgresText::text).toArray(String[]::new))
            .getResultList();
    Set<String> removed = new HashSet<>();
    ids.forEach(id -> removed.add((String) id));
    return removed;
  }
}
