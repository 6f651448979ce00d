package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads articles from the view, newest first. */
@ApplicationScoped
public class ArticleQueries {
  private final EntityManager entities;
  private final ArticleSearch search;
  private final ArticleStories stories;

  ArticleQueries(EntityManager entities, ArticleSearch search, ArticleStories stories) {
    this.entities = entities;
    this.search = search;
    this.stories = stories;
  }

  /**
   * Returns a page of the articles that match.
   *
   * @param story the story they belong to; null for any
   * @param after the end of the previous page; null for the first page
   */
  ListPage<ArticleItem> list(ArticleFilter filter, String story, int limit, ArticleCursor after) {
    List<EnrichedArticle> found = new ArrayList<>();
    if (story == null) {
      search.search(
          filter,
          after,
          limit + 1,
          article -> {
            found.add(article);
            return found.size() <= limit;
          });
    } else {
      stories.members(
          story,
          after,
          article -> {
            if (filter.matches(article)) {
              found.add(article);
            }
            return found.size() <= limit;
          });
    }
    Map<String, String> ofStories = stories.of(found.stream().map(EnrichedArticle::id).toList());
    List<ArticleItem> items =
        found.stream()
            .map(article -> ArticleItem.of(article, ofStories.get(article.id())))
            .toList();
    return ListPage.of(items, limit, item -> new ArticleCursor(item.at(), item.id()));
  }

  /** Returns the id of the article that has or had this id; empty if the view has none. */
  public Optional<String> presentId(String id) {
    return StoredArticle.findArticle(id)
        .or(() -> present(id).flatMap(StoredArticle::findArticle))
        .map(article -> article.id);
  }

  /** Returns the event of an article as JSON, with its story. */
  Optional<byte[]> find(String id) {
    return ArticleContent.findArticle(id).map(found -> stories.addTo(found.json(), found.id));
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
