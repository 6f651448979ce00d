package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Reads articles from the view. */
@ApplicationScoped
public class ArticleQueries {
  private static final int MAX_RANKED = 500;

  private final EntityManager entities;
  private final ArticleSearch search;
  private final ArticleStories stories;
  private final ArticlesById byId;

  ArticleQueries(
      EntityManager entities, ArticleSearch search, ArticleStories stories, ArticlesById byId) {
    this.entities = entities;
    this.search = search;
    this.stories = stories;
    this.byId = byId;
  }

  /** Returns a page of articles. */
  public ListPage<ArticleItem> page(ArticleListRequest request) {
    return request.isRanked() ? ranked(request) : newest(request);
  }

  private ListPage<ArticleItem> newest(ArticleListRequest request) {
    ArticleFilter filter = request.filter();
    int limit = request.limit();
    ArticleCursor after = request.after();
    List<EnrichedArticle> found = new ArrayList<>();
    Predicate<EnrichedArticle> isMoreWanted =
        article -> {
          found.add(article);
          return found.size() <= limit;
        };
    MatchReader matches = new MatchReader(filter, isMoreWanted);
    Optional<ArticleCursor> gaveUpAt;
    if (request.story() != null) {
      stories.members(request.story(), after, matches);
      gaveUpAt = matches.gaveUpAt();
    } else if (!request.ids().isEmpty()) {
      byId.articles(request.ids(), after, matches);
      gaveUpAt = matches.gaveUpAt();
    } else {
      gaveUpAt = search.search(filter, after, limit + 1, isMoreWanted);
    }
    ListPage<ArticleItem> page =
        ListPage.of(
            items(found, filter, request.highlight()),
            limit,
            item -> new ArticleCursor(item.at(), item.id()));
    return withHints(
        gaveUpAt.map(at -> page.partial(at.toString())).orElse(page),
        filter.query(),
        after == null);
  }

  /**
   * Returns a page of the articles that match, the most relevant first. These are chosen from the
   * newest {@value #MAX_RANKED} that match, because each one is read to see how relevant it is.
   */
  private ListPage<ArticleItem> ranked(ArticleListRequest request) {
    ArticleFilter filter = request.filter();
    int limit = request.limit();
    RelevanceCursor after = request.afterRelevant();
    int[] read = {0};
    PriorityQueue<Ranked> best = new PriorityQueue<>(Comparator.reverseOrder());
    Optional<ArticleCursor> gaveUpAt =
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
    ListPage<Ranked> page = ListPage.of(best.stream().sorted().toList(), limit, Ranked::cursor);
    List<EnrichedArticle> articles = page.items().stream().map(Ranked::article).toList();
    ListPage<ArticleItem> items =
        new ListPage<>(items(articles, filter, request.highlight()), page.next());
    return withHints(
        gaveUpAt.isPresent() ? items.partial(items.next()) : items, filter.query(), after == null);
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

  /** Returns the articles as items, each with its story. */
  private List<ArticleItem> items(
      List<EnrichedArticle> articles, ArticleFilter filter, boolean highlight) {
    Map<String, String> ofStories = stories.of(articles.stream().map(EnrichedArticle::id).toList());
    return articles.stream()
        .map(
            article ->
                ArticleItem.of(
                    article, ofStories.get(article.id()), highlight ? filter.query() : null))
        .toList();
  }

  private static ListPage<ArticleItem> withHints(
      ListPage<ArticleItem> page, SearchQuery query, boolean first) {
    if (query == null) {
      return page;
    }
    boolean nothing = first && page.items().isEmpty() && !page.partial();
    return page.withHints(query.alsoSearched(), nothing ? query.similarLabels() : List.of());
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

  /** Returns the article that has or had this id, with its story and its text. */
  public Optional<WholeArticle> whole(String id) {
    return presentId(id)
        .flatMap(ArticleContent::findArticle)
        .map(
            found -> {
              EnrichedArticle article = ContractJson.readEnriched(found.json(), Integer.MAX_VALUE);
              String story = stories.of(List.of(article.id())).get(article.id());
              return new WholeArticle(ArticleItem.of(article, story, null), article.text());
            });
  }

  /** Returns whether an article that has or had this id was taken down. */
  public boolean isRemoved(String id) {
    return (Boolean)
        entities
            .createNativeQuery(
                "SELECT EXISTS (SELECT FROM article_removed r WHERE r.id = :id"
                    + " OR r.id IN (SELECT a.id FROM article_alias a WHERE a.alias = :id))",
                Boolean.class)
            .setParameter("id", PostgresText.text(id))
            .getSingleResult();
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
