package dev.isobar.query.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which articles the view has, by any of their ids. */
@ApplicationScoped
class RevisionQueries {
  /** A chain of ids is short: each link is a change of rules or a join of two articles. */
  private static final int MAX_REDIRECTS = 5;

  private final EntityManager entities;

  RevisionQueries(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns those of the articles that the view has. */
  List<ArticleRevision> find(Collection<String> asked) {
    Map<String, String> targets = new HashMap<>();
    asked.forEach(name -> targets.put(name, PostgresText.text(name)));
    Map<String, Long> stored = stored(new HashSet<>(targets.values()));
    for (int i = 0; i < MAX_REDIRECTS; i++) {
      Set<String> missing = new HashSet<>(targets.values());
      missing.removeAll(stored.keySet());
      Map<String, String> redirects = missing.isEmpty() ? Map.of() : redirects(missing);
      if (redirects.isEmpty()) {
        break;
      }
      targets.replaceAll((name, id) -> redirects.getOrDefault(id, id));
      stored.putAll(stored(new HashSet<>(redirects.values())));
    }
    return asked.stream()
        .filter(name -> stored.containsKey(targets.get(name)))
        .map(name -> new ArticleRevision(name, targets.get(name), stored.get(targets.get(name))))
        .toList();
  }

  private Map<String, Long> stored(Set<String> ids) {
    Map<String, Long> found = new HashMap<>();
    entities
        .createQuery(
            "select a.id, a.revision from StoredArticle a where a.id in (:ids)", Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> found.put((String) row[0], (Long) row[1]));
    return found;
  }

  private Map<String, String> redirects(Set<String> names) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT alias, id FROM article_alias WHERE alias IN (:names)", Object[].class)
            .setParameter("names", names)
            .getResultList();
    Map<String, String> found = new HashMap<>();
    rows.forEach(row -> found.put((String) row[0], (String) row[1]));
    return found;
  }
}
