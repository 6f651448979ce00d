package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Reads articles from the view. */
@ApplicationScoped
class ArticleQueries {
  private static final int MAX_RANKED = 500;

  private final EntityManager entities;
  private final ArticleSearch search;

  ArticleQueries(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /**
   * Returns a page of the articles that match, the newest first.
   *
   * @param after the end of the previous page; null for the first page
   */
  ListPage<ArticleItem> list(
      ArticleFilter filter, boolean highlight, int limit, ArticleCursor after) {
    List<ArticleItem> items = new ArrayList<>();
    search.search(
        filter,
        after,
        limit + 1,
        article -> {
          items.add(item(article, filter, highlight));
          return items.size() <= limit;
        });
    ListPage<ArticleItem> page =
        ListPage.of(items, limit, item -> new ArticleCursor(item.at(), item.id()));
    return withHints(page, filter.query(), after == null);
  }

  /**
   * Returns a page of the articles that match, the most relevant first. These are chosen from the
   * newest {@value #MAX_RANKED} that match, because each one is read to see how relevant it is.
   *
   * @param after the end of the previous page; null for the first page
   */
  ListPage<ArticleItem> ranked(
      ArticleFilter filter, boolean highlight, int limit, RelevanceCursor after) {
    int[] read = {0};
    PriorityQueue<Ranked> best = new PriorityQueue<>(Comparator.reverseOrder());
    search.search(
        filter,
        null,
        MAX_RANKED,
        article -> {
          Ranked next = Ranked.of(article, filter.query());
          if (after == null || next.cursor().compareTo(after) > 0) {
            best.add(next);
          }
          if (best.size() > limit + 1) {
            best.poll();
          }
          return ++read[0] < MAX_RANKED;
        });
    List<Ranked> rows = best.stream().sorted().toList();
    ListPage<ArticleItem> page =
        ListPage.of(rows, limit, Ranked::cursor)
            .map(ranked -> item(ranked.article(), filter, highlight));
    return withHints(page, filter.query(), after == null);
  }

  private record Ranked(RelevanceCursor cursor, EnrichedArticle article)
      implements Comparable<Ranked> {
    static Ranked of(EnrichedArticle article, SearchQuery query) {
      double score = query.score(IndexedText.of(article));
      return new Ranked(RelevanceCursor.of(score, ArticleTime.of(article), article.id()), article);
    }

    @Override
    public int compareTo(Ranked other) {
      return cursor.compareTo(other.cursor);
    }
  }

  private static ArticleItem item(
      EnrichedArticle article, ArticleFilter filter, boolean highlight) {
    return highlight && filter.query() != null
        ? ArticleItem.highlighted(article, filter.query())
        : ArticleItem.of(article);
  }

  private static ListPage<ArticleItem> withHints(
      ListPage<ArticleItem> page, SearchQuery query, boolean first) {
    if (query == null) {
      return page;
    }
    boolean nothing = first && page.items().isEmpty();
    return page.withHints(query.alsoSearched(), nothing ? query.similarLabels() : List.of());
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
