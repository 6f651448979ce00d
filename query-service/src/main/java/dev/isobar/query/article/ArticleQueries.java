package dev.isobar.query.article;

import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads articles from the view, newest first. */
@ApplicationScoped
class ArticleQueries {
  private final EntityManager entities;
  private final ArticleSearch search;

  ArticleQueries(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /**
   * Returns a page of the articles that match.
   *
   * @param after the end of the previous page; null for the first page
   */
  ListPage<ArticleItem> list(ArticleFilter filter, int limit, ArticleCursor after) {
    List<ArticleItem> items = new ArrayList<>();
    search.search(
        filter,
        after,
        limit + 1,
        article -> {
          items.add(ArticleItem.of(article));
          return items.size() <= limit;
        });
    return ListPage.of(items, limit, item -> new ArticleCursor(item.at(), item.id()));
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
}
