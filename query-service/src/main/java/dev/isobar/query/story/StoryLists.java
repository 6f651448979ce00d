package dev.isobar.query.story;

import dev.isobar.query.article.MatchingArticles;
import dev.isobar.query.rest.BasedOn;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.story.NewestStories.Found;
import dev.isobar.query.story.StoriesRequest.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Lists stories, at a cost that does not grow with the view. */
@ApplicationScoped
class StoryLists {
  /** How many stories are compared with each other, or looked at for news that break. */
  static final int MAX_COMPARED = 1_000;

  /** A story of one article spreads nowhere. */
  private static final int LEAST_COMPARED = 2;

  /** Fewer articles do not break, see {@link StoryVelocity}. */
  private static final int LEAST_BREAKING = 3;

  private final EntityManager entities;
  private final MatchingArticles articles;
  private final TextGroups texts;

  StoryLists(EntityManager entities, MatchingArticles articles, TextGroups texts) {
    this.entities = entities;
    this.articles = articles;
    this.texts = texts;
  }

  /** Returns a page of stories. */
  ListPage<StoryItem> list(StoriesRequest request) {
    MatchingArticles.Stories matching =
        request.articles().isTimeOnly() ? null : articles.stories(request.articles());
    ListPage<StoryItem> page =
        entities
            .unwrap(Session.class)
            .doReturningWork(connection -> new Run(connection, request, matching, texts).page());
    return request.articles().query() == null
        ? page
        : page.withHints(request.articles().query().alsoSearched(), List.of());
  }

  /** Holds the state of one list. */
  private static final class Run {
    private final Connection connection;
    private final NewestStories stories;
    private final StoryReports reports;
    private final TextGroups texts;
    private final StoriesRequest request;
    private final MatchingArticles.Stories matching;

    /**
     * @param matching the stories to choose from; null for all
     */
    Run(
        Connection connection,
        StoriesRequest request,
        MatchingArticles.Stories matching,
        TextGroups texts) {
      this.connection = connection;
      this.stories = new NewestStories(connection);
      this.reports = new StoryReports(connection, texts);
      this.texts = texts;
      this.request = request;
      this.matching = matching;
    }

    ListPage<StoryItem> page() throws SQLException {
      if (request.sort() != Sort.LATEST) {
        return compared();
      }
      ListPage<Story> page = request.breaking() ? latestBreaking() : latest();
      ListPage<StoryItem> items = items(page);
      return matching == null ? items : items.withBasedOn(matching.basedOn());
    }

    private Found newest(int least, int limit) throws SQLException {
      NewestStories.Range range = request.range(least);
      return matching == null
          ? stories.any(range, limit)
          : stories.of(matching.ids(), range, limit);
    }

    private ListPage<Story> latest() throws SQLException {
      Found found = newest(1, request.limit() + 1);
      return page(found.stories(), found.gaveUpAt());
    }

    private ListPage<Story> latestBreaking() throws SQLException {
      Found found = newest(LEAST_BREAKING, MAX_COMPARED);
      List<Story> all = found.stories();
      boolean more = all.size() == MAX_COMPARED;
      PageCursor end = more ? NewestStories.cursor(all.get(MAX_COMPARED - 1)) : found.gaveUpAt();
      return page(breaking(all, reports.of(ids(all)), request.limit() + 1), end);
    }

    /**
     * @param gaveUpAt where the next page begins if this one is not full; null if there is none
     */
    private ListPage<Story> page(List<Story> found, PageCursor gaveUpAt) {
      ListPage<Story> page = ListPage.of(found, request.limit(), NewestStories::cursor);
      return found.size() > request.limit() || gaveUpAt == null
          ? page
          : page.partial(gaveUpAt.toString());
    }

    private ListPage<StoryItem> compared() throws SQLException {
      Found found = newest(LEAST_COMPARED, MAX_COMPARED + 1);
      List<Story> sorted = new ArrayList<>(found.stories());
      boolean all = sorted.size() <= MAX_COMPARED && found.gaveUpAt() == null;
      if (sorted.size() > MAX_COMPARED) {
        sorted.remove(MAX_COMPARED);
      }
      BasedOn compared = new BasedOn(sorted.stream().mapToLong(Story::members).sum(), all);
      Comparator<Story> order = Comparator.comparing(Story::members);
      Map<String, StoryPace> paces = Map.of();
      if (request.sort() == Sort.VELOCITY || request.breaking()) {
        paces = reports.of(ids(sorted));
      }
      if (request.sort() == Sort.VELOCITY) {
        order = byPace(sorted, paces);
      }
      sorted.sort(order.thenComparing(Story::latest).thenComparing(Story::id).reversed());
      int limit = request.limit();
      List<Story> shown =
          request.breaking()
              ? breaking(sorted, paces, limit)
              : sorted.subList(0, Math.min(limit, sorted.size()));
      return items(new ListPage<>(shown, null))
          .withBasedOn(
              matching == null
                  ? compared
                  : new BasedOn(matching.basedOn().articles(), matching.basedOn().exact() && all));
    }

    private static Comparator<Story> byPace(List<Story> all, Map<String, StoryPace> paces) {
      Map<String, Double> perHour = new HashMap<>();
      Map<String, Long> sources = new HashMap<>();
      all.forEach(
          story -> {
            perHour.put(story.id(), paces.get(story.id()).sourcesPerHour());
            sources.put(story.id(), paces.get(story.id()).sources());
          });
      return Comparator.<Story, Double>comparing(story -> perHour.get(story.id()))
          .thenComparing(story -> sources.get(story.id()));
    }

    /** Returns the first stories that break, in the order given. */
    private List<Story> breaking(List<Story> all, Map<String, StoryPace> paces, int limit)
        throws SQLException {
      List<Story> breaking = new ArrayList<>();
      for (Story story : all) {
        StoryPace pace = paces.get(story.id());
        if (breaking.size() < limit
            && pace.mayBreak()
            && reports.velocities(Map.of(story.id(), pace)).get(story.id()).breaking()) {
          breaking.add(story);
        }
      }
      return breaking;
    }

    private ListPage<StoryItem> items(ListPage<Story> page) throws SQLException {
      Map<String, StoryItem> items = new StoryItems(connection, texts).of(page.items());
      return page.map(story -> items.get(story.id()));
    }

    private static List<String> ids(List<Story> stories) {
      return stories.stream().map(Story::id).toList();
    }
  }
}
