package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads articles from the view, newest first. */
@ApplicationScoped
class ArticleQueries {
  /** How many documents are in memory at once; an article may be large. */
  private static final int CHUNK = 50;

  private final EntityManager entities;

  ArticleQueries(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns a page of the articles that match.
   *
   * @param after the end of the previous page; null for the first page
   */
  ListPage<ArticleItem> list(ArticleFilter filter, int limit, ArticleCursor after) {
    List<Key> keys = keys(filter, limit + 1, after);
    ListPage<Key> page = ListPage.of(keys, limit, Key::cursor);
    List<ArticleItem> items = new ArrayList<>(page.items().size());
    for (int i = 0; i < page.items().size(); i += CHUNK) {
      items.addAll(items(page.items().subList(i, Math.min(i + CHUNK, page.items().size()))));
    }
    return new ListPage<>(items, page.next());
  }

  /** Returns the id of the article that has or had another name. */
  Optional<String> present(String name) {
    List<?> ids =
        entities
            .createNativeQuery("SELECT id FROM article_alias WHERE alias = :name", String.class)
            .setParameter("name", PostgresText.text(name))
            .getResultList();
    return ids.stream().map(String.class::cast).findFirst();
  }

  private record Key(long seq, Instant at, String id) {
    ArticleCursor cursor() {
      return new ArticleCursor(at, id);
    }
  }

  private List<Key> keys(ArticleFilter filter, int limit, ArticleCursor after) {
    ArticleHqlCondition criteria = ArticleHqlCondition.of(filter);
    if (after != null) {
      // The first condition uses the index; the second separates articles of the same time.
      criteria.and("a.at <= :afterAt", "afterAt", after.at());
      criteria.and("(a.at < :afterAt or a.id < :afterId)", "afterId", after.id());
    }
    var query =
        entities.createQuery(
            "select a.seq, a.at, a.id from StoredArticle a"
                + criteria.where()
                + " order by a.at desc, a.id desc",
            Object[].class);
    criteria.parameters().forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList().stream()
        .map(row -> new Key((Long) row[0], (Instant) row[1], (String) row[2]))
        .toList();
  }

  private List<ArticleItem> items(List<Key> keys) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select a.seq, a.document from StoredArticle a where a.seq in (:seqs)",
                Object[].class)
            .setParameter("seqs", keys.stream().map(Key::seq).toList())
            .getResultList();
    Map<Long, ArticleItem> bySeq = new HashMap<>();
    for (Object[] row : rows) {
      byte[] json = CompressedJson.unpack((byte[]) row[1]);
      bySeq.put((Long) row[0], ArticleItem.of(ContractJson.readEnriched(json, Integer.MAX_VALUE)));
    }
    return keys.stream().map(key -> bySeq.get(key.seq())).toList();
  }
}
