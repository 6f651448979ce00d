package dev.isobar.query.feed;

import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the entries of feeds from the view. */
@ApplicationScoped
class FeedQueries {
  /** How many matching articles a feed of stories reads at most. */
  private static final int MAX_ARTICLES = 500;

  private final ArticleQueries articles;

  FeedQueries(ArticleQueries articles) {
    this.articles = articles;
  }

  /** Returns a page of entries. */
  ListPage<FeedEntry> entries(FeedRequest request, EntryFactory factory) {
    return request.perStory()
        ? stories(request.articles(), factory)
        : articles.page(request.articles()).map(factory::ofArticle);
  }

  /** Returns the stories of the newest articles, in the order of these. */
  private ListPage<FeedEntry> stories(ArticleListRequest request, EntryFactory factory) {
    Map<String, List<ArticleItem>> members = new LinkedHashMap<>();
    boolean partial = readMembers(request, members);
    ListPage<FeedEntry> page = new ListPage<>(entries(request, members, factory), null);
    return partial ? page.partial(null) : page;
  }

  private List<FeedEntry> entries(
      ArticleListRequest request, Map<String, List<ArticleItem>> members, EntryFactory factory) {
    if (members.isEmpty()) {
      // A list of no ids would be a list of all articles.
      return List.of();
    }
    Map<String, ArticleItem> earliest =
        articles.page(request.ofArticles(members.keySet())).items().stream()
            .collect(Collectors.toMap(ArticleItem::id, Function.identity()));
    return members.entrySet().stream()
        .map(
            story ->
                factory.ofStory(
                    story.getKey(),
                    earliest.getOrDefault(story.getKey(), story.getValue().get(0)),
                    story.getValue()))
        .toList();
  }

  /**
   * Collects the newest articles by the id of their story, which is that of its earliest one.
   *
   * @return whether the search gave up before there were enough
   */
  private boolean readMembers(ArticleListRequest request, Map<String, List<ArticleItem>> members) {
    ArticleListRequest next = request;
    int read = 0;
    while (next != null) {
      ListPage<ArticleItem> page = articles.page(next);
      for (ArticleItem article : page.items()) {
        String story = article.story() == null ? article.id() : article.story();
        if (members.containsKey(story) || members.size() < request.limit()) {
          members.computeIfAbsent(story, id -> new ArrayList<>()).add(article);
        }
      }
      if (page.partial()) {
        return true;
      }
      read += page.items().size();
      boolean more = page.next() != null && members.size() < request.limit() && read < MAX_ARTICLES;
      next = more ? next.next(page.next()) : null;
    }
    return false;
  }
}
